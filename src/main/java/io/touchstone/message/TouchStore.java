package io.touchstone.message;

import io.touchstone.attribution.Journey;
import io.touchstone.attribution.Touch;
import io.touchstone.attribution.TouchRule;
import io.touchstone.event.SourceKind;
import io.touchstone.eventlog.KeySpan;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The touches of counted messages, kept contact by contact so that a journey is one range. */
public final class TouchStore {

    /** One row: the touch that an event is, of the contact who got the message. */
    public record TouchRow(long contactKey, long at, long eventKey, long messageKey, TouchRule strength) {}

    /** Gives the touches of one message to the contact to whom it turned out to be sent. */
    public record MovedMessage(long messageKey, long fromContactKey, long toContactKey) {}

    private record Entry(long contactKey, Touch touch) {}

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
                    CONTACT_IDENTIFIED,
                    CONTACT_OPTED_OUT -> Optional.empty();
        };
    }

    public static void insert(Connection connection, WorkspaceId workspace, Collection<TouchRow> touches)
            throws SQLException {
        Sql.batch(
                connection,
                """
                INSERT INTO touch (workspace_id, contact_key, touched_at, event_key, message_key, strength)
                VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE message_key = VALUES(message_key), strength = VALUES(strength)
                """,
                touches,
                (parameters, touch) -> parameters
                        .add(workspace.value())
                        .add(touch.contactKey())
                        .add(touch.at())
                        .add(touch.eventKey())
                        .add(touch.messageKey())
                        .add(touch.strength().code()));
    }

    /** Those of the messages in a range of keys, as far as they hang on the contact to whom the message went. */
    public static List<TouchRow> in(Connection connection, WorkspaceId workspace, KeySpan span) throws SQLException {
        return Sql.query(connection, """
                SELECT contact_key, touched_at, event_key, message_key, strength
                FROM message JOIN touch USING (workspace_id, contact_key, message_key)
                WHERE workspace_id = ? AND message_key > ? AND message_key <= ?
                """, TouchStore::readRow, workspace.value(), span.after(), span.to());
    }

    /** Those of some contacts between two instants, both inclusive, in epoch milliseconds. */
    public static List<TouchRow> between(
            Connection connection, WorkspaceId workspace, Collection<Long> contactKeys, long from, long to)
            throws SQLException {
        return Sql.queryIn(connection, """
                SELECT contact_key, touched_at, event_key, message_key, strength FROM touch FORCE INDEX (PRIMARY)
                WHERE workspace_id = ? AND touched_at >= ? AND touched_at <= ? AND contact_key IN ?
                """, TouchStore::readRow, contactKeys, workspace.value(), from, to);
    }

    public static long count(Connection connection, WorkspaceId workspace) throws SQLException {
        return Sql.query(
                        connection, "SELECT COUNT(*) FROM touch WHERE workspace_id = ?", Row::number, workspace.value())
                .getFirst();
    }

    public static void delete(Connection connection, WorkspaceId workspace, Collection<TouchRow> touches)
            throws SQLException {
        Sql.batch(
                connection,
                "DELETE FROM touch WHERE workspace_id = ? AND contact_key = ? AND touched_at = ? AND event_key = ?",
                touches,
                (parameters, touch) -> parameters
                        .add(workspace.value())
                        .add(touch.contactKey())
                        .add(touch.at())
                        .add(touch.eventKey()));
    }

    public static void move(Connection connection, WorkspaceId workspace, Collection<MovedMessage> messages)
            throws SQLException {
        Sql.batch(
                connection,
                "UPDATE touch SET contact_key = ? WHERE workspace_id = ? AND contact_key = ? AND message_key = ?",
                messages,
                (parameters, moved) -> parameters
                        .add(moved.toContactKey())
                        .add(workspace.value())
                        .add(moved.fromContactKey())
                        .add(moved.messageKey()));
    }

    /**
     * The journeys of some contacts, as far as they lie between two instants, both inclusive, in epoch milliseconds;
     * contacts without a touch have none.
     */
    public static Map<Long, Journey> journeys(
            Connection connection, WorkspaceId workspace, Collection<Long> contactKeys, long from, long to)
            throws SQLException {
        Map<Long, List<Touch>> touches = new HashMap<>();
        List<Entry> entries = Sql.queryIn(
                connection, """
                SELECT touch.contact_key, touched_at, strength, message_key, message.id, sent_at, source_key,
                       campaign_id IS NOT NULL
                FROM touch JOIN message USING (workspace_id, message_key) JOIN source USING (workspace_id, source_key)
                WHERE workspace_id = ? AND touched_at >= ? AND touched_at <= ? AND touch.contact_key IN ?
                """, row -> new Entry(row.number(), read(row)), contactKeys, workspace.value(), from, to);
        entries.forEach(entry -> touches.computeIfAbsent(entry.contactKey(), key -> new ArrayList<>())
                .add(entry.touch()));
        Map<Long, Journey> journeys = new HashMap<>();
        touches.forEach((contactKey, ofContact) -> journeys.put(contactKey, new Journey(ofContact)));
        return journeys;
    }

    private static TouchRow readRow(Row row) throws SQLException {
        return new TouchRow(row.number(), row.number(), row.number(), row.number(), TouchRule.of(row.integer()));
    }

    private static Touch read(Row row) throws SQLException {
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
