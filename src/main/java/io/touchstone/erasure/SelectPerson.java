package io.touchstone.erasure;

import io.touchstone.event.CodePointOrder;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is stored of a person, as far as it may tell who that is. */
final class SelectPerson {

    /** @param kind as in the dictionary of ids */
    record PersonIdentity(
            long key,
            int kind,
            String value,
            @Nullable String spelling,
            @Nullable String name,
            @Nullable String email,
            String firstEventId) {}

    record OwnedIdentity(long identityKey, long contactKey, ErasedName name) {}

    record PersonMessage(
            long key,
            String id,
            @Nullable String ref,
            @Nullable Long sentAt,
            @Nullable String sentEventId,
            @Nullable String costEventId,
            @Nullable String failureCode) {}

    record PersonPurchase(long key, String id, @Nullable String orderName) {}

    /** Of one event. */
    record SaidOfPerson(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String sameAsPhone) {}

    /** A counted message of somebody else. */
    record OtherMessage(String ref, long sentAt, String id) {}

    /**
     * The events by which an identity is what it is.
     *
     * @param firstNamedAt epoch milliseconds
     */
    record IdentityEvents(
            long key,
            long firstNamedAt,
            String first,
            @Nullable String name,
            @Nullable String email) {

        /** @param earliest of the events that go by others, where one names it first */
        IdentityEvents by(UnaryOperator<String> ids, @Nullable String earliest) {
            String renamed = ids.apply(first);
            return new IdentityEvents(
                    key,
                    firstNamedAt,
                    earliest != null && CodePointOrder.INSTANCE.compare(earliest, renamed) < 0 ? earliest : renamed,
                    name == null ? null : ids.apply(name),
                    email == null ? null : ids.apply(email));
        }
    }

    private record MessageName(long key, String id) {}

    private static final String MESSAGE_COLUMNS =
            "message_key, id, ref, sent_at, sent_event_id, cost_event_id, failure_code";

    private SelectPerson() {}

    static List<PersonIdentity> identities(Tenant tenant, Collection<Long> contactKeys, int most) {
        return tenant.query(
                """
                SELECT identity_key, kind, value, spelling, name, email, first_event_id
                FROM identity FORCE INDEX (identity_contact)
                WHERE workspace_id = :workspace AND contact_key IN ? LIMIT ?
                """,
                row -> new PersonIdentity(
                        row.number(),
                        row.integer(),
                        row.id(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.id()),
                contactKeys,
                most);
    }

    /** Those of some keys in the dictionary that are of identities, which an event named. */
    static Set<Long> named(Tenant tenant, Collection<Long> keys) {
        return new HashSet<>(tenant.queryIn(
                "SELECT identity_key FROM identity FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND identity_key IN ?",
                Row::number,
                keys));
    }

    /** Those of some identities that are somebody's. */
    static List<OwnedIdentity> owned(Tenant tenant, Collection<Long> identityKeys) {
        return tenant.queryIn(
                "SELECT identity_key, contact_key, kind, value FROM identity FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND contact_key IS NOT NULL AND identity_key IN ?",
                row -> new OwnedIdentity(row.number(), row.number(), new ErasedName(row.integer(), row.id())),
                identityKeys);
    }

    static List<PersonMessage> messages(Tenant tenant, Collection<Long> contactKeys, int most) {
        return tenant.query(
                "SELECT " + MESSAGE_COLUMNS + " FROM message FORCE INDEX (message_contact_sent)"
                        + " WHERE workspace_id = :workspace AND contact_key IN ? LIMIT ?",
                SelectPerson::message,
                contactKeys,
                most);
    }

    /** Those whose statuses alone are known: that one of them went to a number, its id says. */
    static List<PersonMessage> unsentMessages(Tenant tenant, Collection<String> recipients, int most) {
        List<Long> keys = new ArrayList<>();
        recipients.forEach(recipient -> keys.addAll(sentTo(tenant, recipient, most)));
        return tenant.queryIn(
                "SELECT " + MESSAGE_COLUMNS + " FROM message FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND contact_key IS NULL AND message_key IN ?",
                SelectPerson::message,
                keys);
    }

    /** Page by page, because ids that begin alike may be of a neighbour's number. */
    private static List<Long> sentTo(Tenant tenant, String recipient, int most) {
        String beginning = Wamid.beginning(recipient);
        List<Long> keys = new ArrayList<>();
        List<MessageName> page;
        String after = beginning;
        do {
            page = tenant.query(
                    "SELECT surrogate_key, id FROM surrogate FORCE INDEX (PRIMARY)"
                            + " WHERE workspace_id = :workspace AND kind = ? AND id > ? AND id < ? ORDER BY id LIMIT ?",
                    row -> new MessageName(row.number(), row.id()),
                    IdKind.MESSAGE.code(),
                    after,
                    beginning + '\u007f',
                    most);
            for (MessageName name : page) {
                after = name.id();
                if (Wamid.recipient(name.id()).filter(recipient::equals).isPresent()) {
                    keys.add(name.key());
                }
            }
        } while (page.size() == most && keys.size() < most);
        return keys;
    }

    static List<PersonPurchase> purchases(Tenant tenant, Collection<Long> contactKeys, int most) {
        return tenant.query(
                """
                SELECT purchase_key, id, order_name FROM purchase FORCE INDEX (purchase_contact)
                WHERE workspace_id = :workspace AND contact_key IN ? LIMIT ?
                """, row -> new PersonPurchase(row.number(), row.id(), row.textOrNull()), contactKeys, most);
    }

    /** By events that name these identities first. */
    static List<SaidOfPerson> said(Tenant tenant, Collection<Long> identityKeys) {
        return tenant.queryIn(
                "SELECT name, email, phone, same_as_phone FROM event_attribute"
                        + " WHERE workspace_id = :workspace AND identity_key IN ?",
                SelectPerson::said,
                identityKeys);
    }

    /** As {@link #said(Tenant, Collection)}, by some of the events that name shared identities first. */
    static List<SaidOfPerson> said(Tenant tenant, Collection<Long> identityKeys, Collection<Long> eventKeys) {
        return identityKeys.isEmpty()
                ? List.of()
                : tenant.queryIn(
                        "SELECT name, email, phone, same_as_phone FROM event_attribute"
                                + " WHERE workspace_id = :workspace AND identity_key IN ? AND event_key IN ?",
                        SelectPerson::said,
                        eventKeys,
                        Set.copyOf(identityKeys));
    }

    /** Of the messages of some refs the others. */
    static List<OtherMessage> others(Tenant tenant, Collection<String> refs, Set<Long> messageKeys) {
        record RefLine(OtherMessage message, long messageKey) {}
        return tenant
                .queryIn(
                        "SELECT ref, sent_at, id, message_key FROM ref_message FORCE INDEX (PRIMARY)"
                                + " WHERE workspace_id = :workspace AND ref IN ?",
                        row -> new RefLine(new OtherMessage(row.id(), row.number(), row.id()), row.number()),
                        refs)
                .stream()
                .filter(line -> !messageKeys.contains(line.messageKey()))
                .map(RefLine::message)
                .toList();
    }

    static List<IdentityEvents> identityEvents(Tenant tenant, Collection<Long> identityKeys) {
        return tenant.queryIn(
                "SELECT identity_key, first_named_at, first_event_id, name_event_id, email_event_id"
                        + " FROM identity FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND identity_key IN ?",
                row -> new IdentityEvents(row.number(), row.number(), row.id(), row.idOrNull(), row.idOrNull()),
                identityKeys);
    }

    private static SaidOfPerson said(Row row) {
        return new SaidOfPerson(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
    }

    private static PersonMessage message(Row row) {
        return new PersonMessage(
                row.number(),
                row.id(),
                row.idOrNull(),
                row.numberOrNull(),
                row.idOrNull(),
                row.idOrNull(),
                row.textOrNull());
    }
}
