package io.touchstone.facts.message;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.SourceKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The touches of counted messages, kept contact by contact so that a journey is one range. */
public final class TouchStore {

    /** One row: the touch that an event is, of the contact who got the message. */
    public record TouchRow(long contactKey, long at, long eventKey, long messageKey, TouchRule strength) {}

    /** Gives the touches of one message to the contact to whom it turned out to be sent. */
    public record MovedMessage(long messageKey, long fromContactKey, long toContactKey) {}

    private static final SqlText ASTRAY = SqlText.of("""
            SELECT STRAIGHT_JOIN touch.contact_key, touched_at, event_key, message_key, strength
            FROM touch FORCE INDEX (PRIMARY) LEFT JOIN message USING (workspace_id, message_key)
            WHERE workspace_id = :workspace AND NOT (message.contact_key <=> touch.contact_key)
            """);

    private TouchStore() {}

    /** How strong a touch the event is, if it is one. */
    public static Optional<TouchRule> strength(StoredEvent event) {
        return switch (event.type()) {
            case MESSAGE_DELIVERED -> Optional.of(TouchRule.DELIVERED);
            case MESSAGE_READ, MESSAGE_TEXT_REPLY -> Optional.of(TouchRule.READ);
            case MESSAGE_QUICK_REPLY -> Optional.of(TouchRule.INTERACTED);
            case MESSAGE_CLICKED -> event.machine() ? Optional.empty() : Optional.of(TouchRule.INTERACTED);
            case MESSAGE_SENT,
                    MESSAGE_PRICED,
                    MESSAGE_FAILED,
                    PURCHASE_PLACED,
                    PURCHASE_UPDATED,
                    PURCHASE_REFUNDED,
                    PURCHASE_CANCELLED,
                    PURCHASE_RESTORED,
                    CONTACT_IDENTIFIED,
                    CONTACT_OPTED_OUT -> Optional.empty();
        };
    }

    public static void insert(Tenant tenant, Collection<TouchRow> touches) {
        tenant.batch(
                """
                INSERT INTO touch (workspace_id, contact_key, touched_at, event_key, message_key, strength)
                VALUES (:workspace, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE message_key = VALUES(message_key), strength = VALUES(strength)
                """,
                touches,
                (parameters, touch) -> parameters
                        .add(touch.contactKey())
                        .add(touch.at())
                        .add(touch.eventKey())
                        .add(touch.messageKey())
                        .add(touch.strength().code()));
    }

    /**
     * Some of those of the messages in a range of keys, as far as they hang on the contact to whom the message went, that no event of
     * the message is, no answer to it, and no click by ref of it. Those of messages whose events are gone are taken as given.
     */
    public static List<TouchRow> strays(Tenant tenant, KeyRange span, int most) {
        return tenant.query("""
                SELECT touch.contact_key, touched_at, touch.event_key, touch.message_key, strength
                FROM message FORCE INDEX (PRIMARY)
                JOIN touch ON touch.workspace_id = message.workspace_id AND touch.contact_key = message.contact_key
                  AND touch.message_key = message.message_key
                LEFT JOIN event ON event.workspace_id = touch.workspace_id AND event.subject_key = touch.message_key
                  AND event.event_key = touch.event_key AND occurred_at = touched_at
                LEFT JOIN answer ON answer.workspace_id = touch.workspace_id AND answer.contact_key = touch.contact_key
                  AND answer.answered_at = touched_at AND answer.event_key = touch.event_key
                  AND answer.message_key = touch.message_key
                LEFT JOIN ref_click ON ref_click.workspace_id = message.workspace_id AND ref_click.ref = message.ref
                  AND ref_click.clicked_at = touched_at AND ref_click.event_key = touch.event_key
                  AND ref_click.message_key = touch.message_key
                WHERE message.workspace_id = :workspace AND message.message_key > ? AND message.message_key <= ?
                  AND frozen_touches IS NULL AND event.event_key IS NULL AND answer.event_key IS NULL AND ref_click.event_key IS NULL LIMIT ?
                """, TouchStore::readRow, span.after(), span.to(), most);
    }

    /**
     * Takes away some that hang on another contact than their message does, or on one while it hangs on none, as two writers leave
     * them; whether there may be more. All are looked through, without locks; what is taken away is decided under the locks of its messages, which whoever moves them has to have.
     */
    public static boolean deleteAstray(Tenant tenant) {
        Set<Long> contacts = tenant.query(ASTRAY.and(" LIMIT ?"), TouchStore::readRow, Sql.LONGEST_LIST).stream()
                .map(TouchRow::contactKey)
                .collect(Collectors.toSet());
        if (contacts.isEmpty()) {
            return false;
        }
        delete(
                tenant,
                tenant.query(ASTRAY.and(" AND touch.contact_key IN ? FOR UPDATE"), TouchStore::readRow, contacts));
        return true;
    }

    /**
     * Some of those of some contacts between two instants, both inclusive, in epoch milliseconds.
     *
     * @param contactKeys {@link Sql#LONGEST_LIST} at most
     * @param most so many at most: of more, any
     */
    public static List<TouchRow> between(Tenant tenant, Collection<Long> contactKeys, long from, long to, int most) {
        return tenant.query("""
                SELECT contact_key, touched_at, event_key, message_key, strength FROM touch FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND touched_at >= ? AND touched_at <= ? AND contact_key IN ? LIMIT ?
                """, TouchStore::readRow, from, to, contactKeys, most);
    }

    /**
     * Hands over those of one contact between two instants, both inclusive, in the order of time, one by one. The connection can do
     * nothing else meanwhile.
     */
    public static void eachTouch(Tenant tenant, long contactKey, long from, long to, Consumer<Touch> consumer) {
        tenant.stream("""
                SELECT STRAIGHT_JOIN touched_at, strength, message_key, message.id, sent_at, source_key,
                       campaign_id IS NOT NULL
                FROM touch FORCE INDEX (PRIMARY)
                JOIN message USING (workspace_id, message_key) JOIN source USING (workspace_id, source_key)
                WHERE workspace_id = :workspace AND touch.contact_key = ? AND touched_at >= ? AND touched_at <= ?
                ORDER BY touched_at
                """, TouchStore::read, consumer, contactKey, from, to);
    }

    public static long count(Tenant tenant) {
        return tenant.query("SELECT COUNT(*) FROM touch WHERE workspace_id = :workspace", Row::number)
                .getFirst();
    }

    public static void delete(Tenant tenant, Collection<TouchRow> touches) {
        tenant.batch(
                "DELETE FROM touch WHERE workspace_id = :workspace AND contact_key = ? AND touched_at = ? AND event_key = ?",
                touches,
                (parameters, touch) ->
                        parameters.add(touch.contactKey()).add(touch.at()).add(touch.eventKey()));
    }

    /** Gives the touches of some messages to other contacts. What a contact has already, for whatever reason, it has once. */
    public static void move(Tenant tenant, Collection<MovedMessage> messages) {
        tenant.batch(
                "UPDATE IGNORE touch SET contact_key = ? WHERE workspace_id = :workspace AND contact_key = ? AND message_key = ?",
                messages,
                (parameters, moved) -> parameters
                        .add(moved.toContactKey())
                        .add(moved.fromContactKey())
                        .add(moved.messageKey()));
        deleteOf(tenant, messages);
    }

    /** Takes the touches of some messages from the contacts that these went to. */
    public static void deleteOf(Tenant tenant, Collection<MovedMessage> messages) {
        tenant.batch(
                "DELETE FROM touch WHERE workspace_id = :workspace AND contact_key = ? AND message_key = ?",
                messages,
                (parameters, message) ->
                        parameters.add(message.fromContactKey()).add(message.messageKey()));
    }

    /** How many each of some contacts has, by contact key; one that has none is left out. */
    public static Map<Long, Long> counts(Tenant tenant, Collection<Long> contactKeys) {
        Map<Long, Long> counts = new HashMap<>();
        tenant.queryIn(
                "SELECT contact_key, COUNT(*) FROM touch WHERE workspace_id = :workspace AND contact_key IN ? GROUP BY contact_key",
                row -> counts.put(row.number(), row.number()),
                contactKeys);
        return counts;
    }

    /**
     * Gives those of some contacts to others: from, to. The caller holds the locks of both. What both have already, for whatever reason, is
     * one touch.
     */
    public static void merge(Tenant tenant, Map<Long, Long> contacts) {
        tenant.batch(
                "UPDATE IGNORE touch SET contact_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                contacts.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
        tenant.batch(
                "DELETE FROM touch WHERE workspace_id = :workspace AND contact_key = ?",
                contacts.keySet(),
                (parameters, from) -> parameters.add(from));
    }

    private static TouchRow readRow(Row row) {
        return new TouchRow(row.number(), row.number(), row.number(), row.number(), TouchRule.of(row.integer()));
    }

    private static Touch read(Row row) {
        return new Touch(
                row.number(),
                TouchRule.of(row.integer()),
                row.number(),
                row.id(),
                row.number(),
                row.number(),
                row.flag() ? SourceKind.CAMPAIGN : SourceKind.FLOW);
    }
}
