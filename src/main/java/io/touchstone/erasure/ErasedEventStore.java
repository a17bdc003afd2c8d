package io.touchstone.erasure;

import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events say in words, and how they come to say less. The caller holds the locks of what they are about. */
final class ErasedEventStore {

    /**
     * @param at epoch milliseconds
     * @param identities by which it names whom it names, in their order, and whom that is the same as
     */
    record Worded(
            long subjectKey,
            long eventKey,
            String id,
            StoredEventType type,
            long at,
            @Nullable Amount amount,
            @Nullable String code,
            @Nullable String orderName,
            @Nullable String ref,
            boolean hasFreeText,
            List<Long> identities) {

        /** With what the free texts had gone. */
        Worded by(Redaction redaction, String otherId, @Nullable String otherRef) {
            return new Worded(
                    subjectKey,
                    eventKey,
                    otherId,
                    type,
                    at,
                    amount,
                    redaction.ofText(code),
                    redaction.ofText(orderName),
                    otherRef,
                    false,
                    identities);
        }
    }

    /** An attribute of an event, by the first identity that it names. */
    record SaidLine(long identityKey, long eventKey) {}

    private static final String NAMED = """
            contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key,
            same_as_id_key, same_as_phone_key, same_as_whatsapp_key, same_as_email_key
            """;

    private static final String SELECT =
            """
            SELECT subject_key, event_key, id, type, occurred_at,
                   amount, currency, exchange_rate, workspace_amount, estimated, code, order_name, ref,
                   reason IS NOT NULL OR button IS NOT NULL OR url IS NOT NULL,
            """ + NAMED + "FROM event FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND subject_key IN ?";

    private ErasedEventStore() {}

    /** All about some messages, purchases, identities and refs. */
    static List<Worded> about(Tenant tenant, Collection<Long> subjectKeys) {
        return tenant.queryIn(SELECT, ErasedEventStore::read, subjectKeys);
    }

    /** About some identities, those that name another one as well. */
    static List<Worded> naming(Tenant tenant, long identityKey, Collection<Long> subjectKeys, int most) {
        return subjectKeys.isEmpty()
                ? List.of()
                : tenant.query(
                        SELECT + " AND ? IN (" + NAMED + ") LIMIT ?",
                        ErasedEventStore::read,
                        List.copyOf(subjectKeys),
                        identityKey,
                        most);
    }

    /** Some of those about some refs. */
    static List<Worded> some(Tenant tenant, Collection<Long> subjectKeys, Collection<Long> eventKeys) {
        return subjectKeys.isEmpty()
                ? List.of()
                : tenant.queryIn(
                        SELECT + " AND event_key IN ?", ErasedEventStore::read, eventKeys, Set.copyOf(subjectKeys));
    }

    static void update(Tenant tenant, Collection<Worded> events) {
        tenant.batch(
                """
                UPDATE event SET id = ?, code = ?, order_name = ?, ref = ?, reason = NULL, button = NULL, url = NULL
                WHERE workspace_id = :workspace AND subject_key = ? AND event_key = ?
                """,
                events,
                (parameters, event) -> parameters
                        .addId(event.id())
                        .addText(event.code())
                        .addText(event.orderName())
                        .addId(event.ref())
                        .add(event.subjectKey())
                        .add(event.eventKey()));
    }

    /** What was said of these identities, and what some events said. */
    static void deleteAttributes(Tenant tenant, Collection<Long> identityKeys, Collection<SaidLine> said) {
        tenant.batch(
                "DELETE FROM event_attribute WHERE workspace_id = :workspace AND identity_key = ?",
                identityKeys,
                (parameters, key) -> parameters.add(key.longValue()));
        tenant.batch(
                "DELETE FROM event_attribute WHERE workspace_id = :workspace AND identity_key = ? AND event_key = ?",
                said,
                (parameters, line) -> parameters.add(line.identityKey()).add(line.eventKey()));
    }

    private static Worded read(Row row) {
        long subjectKey = row.number();
        long eventKey = row.number();
        String id = row.id();
        StoredEventType type = StoredEventType.of(row.integer());
        long at = row.number();
        Amount amount = Amount.read(row);
        String code = row.textOrNull();
        String orderName = row.textOrNull();
        String ref = row.idOrNull();
        boolean hasFreeText = row.flag();
        List<Long> identities = new ArrayList<>(IdentityKeys.read(row).all());
        identities.addAll(IdentityKeys.read(row).all());
        return new Worded(
                subjectKey, eventKey, id, type, at, amount, code, orderName, ref, hasFreeText, List.copyOf(identities));
    }
}
