package io.touchstone.eventlog;

import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEvent.Correction;
import io.touchstone.eventlog.StoredEvent.Detail;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and appends stored events. */
public final class EventLog {

    private static final String COLUMNS = """
            subject_key, event_key, id, type, occurred_at,
            contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key, source_key, machine,
            same_as_id_key, same_as_phone_key, same_as_whatsapp_key, same_as_email_key,
            amount, currency, exchange_rate, workspace_amount, estimated, test,
            code, reason, button, url, order_name, placed_at, refund_id, refund_ids, fallback, ref
            """;

    private static final int KEYS_AT_ONCE = 500;

    /** Of fewer events, to leave out columns that some of them fill saves less than the statement costs that it takes. */
    private static final int WORTH_A_STATEMENT = 100;

    /** The keys by which an event, itself found by two, names identities whose names have changed since it was stored. */
    public record Naming(
            long subjectKey,
            long eventKey,
            @Nullable Long phone,
            @Nullable Long email,
            @Nullable Long sameAsPhone) {}

    private EventLog() {}

    /** Has some events name identities so. */
    public static void name(Tenant tenant, Collection<Naming> namings) {
        tenant.batch(
                """
                UPDATE event SET contact_phone_key = ?, contact_email_key = ?, same_as_phone_key = ?
                WHERE workspace_id = :workspace AND subject_key = ? AND event_key = ?
                """,
                namings,
                (parameters, naming) -> parameters
                        .add(naming.phone())
                        .add(naming.email())
                        .add(naming.sameAsPhone())
                        .add(naming.subjectKey())
                        .add(naming.eventKey()));
    }

    /** Which of these ids have been used by an accepted event. */
    public static Set<String> knownIds(Tenant tenant, Collection<String> ids) {
        return new HashSet<>(
                tenant.queryIn("SELECT id FROM event WHERE workspace_id = :workspace AND id IN ?", Row::id, ids));
    }

    /**
     * Appends those whose ids no accepted event has used. Most events fill few columns: naming no others spares the server a
     * third of the work.
     *
     * @return those that were appended, in their order
     */
    public static List<StoredEvent> append(Tenant tenant, List<StoredEvent> events) {
        int appended = 0;
        for (Map.Entry<Set<OptionalColumn>, List<StoredEvent>> alike :
                byColumns(events).entrySet()) {
            appended += insert(tenant, alike.getKey(), alike.getValue());
        }
        if (appended == events.size()) {
            return events;
        }
        Set<Long> keys = keys(tenant, events);
        return events.stream().filter(event -> keys.contains(event.key())).toList();
    }

    private static Map<Set<OptionalColumn>, List<StoredEvent>> byColumns(List<StoredEvent> events) {
        if (events.size() >= WORTH_A_STATEMENT) {
            return events.stream().collect(Collectors.groupingBy(OptionalColumn::filledBy));
        }
        Set<OptionalColumn> filled = EnumSet.noneOf(OptionalColumn.class);
        events.forEach(event -> filled.addAll(OptionalColumn.filledBy(event)));
        return Map.of(filled, events);
    }

    private static int insert(Tenant tenant, Set<OptionalColumn> columns, List<StoredEvent> events) {
        SqlText names = SqlText.join(
                "", columns.stream().map(OptionalColumn::columnName).toList());
        SqlText sql = SqlText.of(
                        "INSERT IGNORE INTO event (workspace_id, subject_key, event_key, id, type, occurred_at")
                .and(names)
                .and(") VALUES (:workspace, ?, ?, ?, ?, ?")
                .and(SqlText.of(", ?").times(columns.size(), ""))
                .and(")");
        return tenant.insertNew(sql, events, (parameters, event) -> {
            parameters
                    .add(event.subjectKey())
                    .add(event.key())
                    .addId(event.order().eventId())
                    .add(event.type().code())
                    .add(event.occurredAt());
            columns.forEach(column -> column.addTo(parameters, event));
        });
    }

    /** Those of the events that have the ids of these: their own, or others'. */
    private static Set<Long> keys(Tenant tenant, List<StoredEvent> events) {
        return new HashSet<>(tenant.queryIn(
                "SELECT event_key FROM event WHERE workspace_id = :workspace AND id IN ?",
                Row::number,
                events.stream().map(event -> event.order().eventId()).toList()));
    }

    /** All events about these messages or purchases, in no particular order. */
    public static List<StoredEvent> about(Tenant tenant, Collection<Long> subjectKeys) {
        return tenant.queryIn(
                "SELECT " + COLUMNS + " FROM event WHERE workspace_id = :workspace AND subject_key IN ?",
                EventLog::read,
                subjectKeys);
    }

    /** Whether there are more events about these than a number; counts no further. */
    public static boolean isMoreThan(Tenant tenant, Collection<Long> subjectKeys, int most) {
        List<Long> keys = List.copyOf(subjectKeys);
        long count = 0;
        for (int from = 0; from < keys.size() && count <= most; from += KEYS_AT_ONCE) {
            count += tenant.query(
                            """
                            SELECT COUNT(*) FROM (SELECT event_key FROM event FORCE INDEX (PRIMARY)
                              WHERE workspace_id = :workspace AND subject_key IN ? LIMIT ?) counted
                            """, Row::number, keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)), most + 1)
                    .getFirst();
        }
        return count > most;
    }

    /** As {@link #about}, without money and all else that only people read or orders are made of, of which there may be kilobytes. */
    public static List<StoredEvent> outlines(Tenant tenant, Collection<Long> subjectKeys) {
        return tenant.queryIn("""
                SELECT subject_key, event_key, id, type, occurred_at,
                       contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key, machine
                FROM event FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND subject_key IN ?
                """, EventLog::readOutline, subjectKeys);
    }

    private static StoredEvent readOutline(Row row) {
        long subjectKey = row.number();
        long key = row.number();
        String id = row.id();
        StoredEventType type = StoredEventType.of(row.integer());
        return new StoredEvent(
                key,
                subjectKey,
                type,
                new EventOrder(row.number(), id),
                IdentityKeys.read(row),
                IdentityKeys.NONE,
                null,
                null,
                row.flag(),
                false,
                Detail.NONE,
                Correction.NONE,
                false,
                null);
    }

    /** Some events about some messages, purchases or identities. */
    public static List<StoredEvent> some(Tenant tenant, Collection<Long> subjectKeys, Collection<Long> eventKeys) {
        return eventKeys.isEmpty()
                ? List.of()
                : tenant.queryIn(
                        "SELECT " + COLUMNS
                                + " FROM event WHERE workspace_id = :workspace AND subject_key IN ? AND event_key IN ?",
                        EventLog::read,
                        eventKeys,
                        Set.copyOf(subjectKeys));
    }

    /** What the {@code count}th event after the given key is about; {@link KeyRange#LAST} when there are not so many. */
    public static long key(Tenant tenant, long after, int count) {
        return KeyRange.end(tenant.query(
                "SELECT subject_key FROM event FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND subject_key > ?"
                        + " ORDER BY subject_key LIMIT 1 OFFSET ?",
                Row::number,
                after,
                count - 1));
    }

    /**
     * What the events in a range of subjects are about of which none occurred from an instant on, in epoch milliseconds.
     *
     * @param most so many events each at most: what has more is left out
     */
    public static List<Long> quietSince(Tenant tenant, KeyRange span, long at, int most) {
        return tenant.query("""
                SELECT subject_key FROM event FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND subject_key > ? AND subject_key <= ?
                GROUP BY subject_key HAVING MAX(occurred_at) < ? AND COUNT(*) <= ?
                """, Row::number, span.after(), span.to(), at, most);
    }

    /** Takes events away for good, one by one, so that none waits that is being written beside them. */
    public static void delete(Tenant tenant, Collection<StoredEvent> events) {
        tenant.batch(
                "DELETE FROM event WHERE workspace_id = :workspace AND subject_key = ? AND event_key = ?",
                events,
                (parameters, event) -> parameters.add(event.subjectKey()).add(event.key()));
    }

    private static StoredEvent read(Row row) {
        long subjectKey = row.number();
        long key = row.number();
        String id = row.id();
        StoredEventType type = StoredEventType.of(row.integer());
        EventOrder order = new EventOrder(row.number(), id);
        IdentityKeys contact = IdentityKeys.read(row);
        Long sourceKey = row.numberOrNull();
        boolean machine = row.flag();
        IdentityKeys sameAs = IdentityKeys.read(row);
        Amount amount = Amount.read(row);
        boolean test = row.flag();
        Detail detail =
                new Detail(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
        return new StoredEvent(
                key,
                subjectKey,
                type,
                order,
                contact,
                sameAs,
                sourceKey,
                amount,
                machine,
                test,
                detail,
                Correction.read(row),
                row.flag(),
                row.idOrNull());
    }
}
