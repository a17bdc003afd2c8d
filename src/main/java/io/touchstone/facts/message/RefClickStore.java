package io.touchstone.facts.message;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.message.Message.RefClicks;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clicks that name a ref instead of a message, ref by ref, with the message that each belongs to. */
public final class RefClickStore {

    private static final String COLUMNS =
            "ref_click.ref, clicked_at, event_id, ref_click.event_key, ref_click.subject_key, ref_click.machine, ref_click.message_key";

    /** A click that belongs to a message of somebody. @param stored the touch that is stored for it */
    public record ClickTouch(TouchRow touch, @Nullable TouchRow stored) {

        public boolean isMissing() {
            return !touch.equals(stored);
        }
    }

    private RefClickStore() {}

    /** Adds some, or has them belong to other messages. The caller holds the locks of their refs. */
    public static void save(Tenant tenant, Collection<RefClick> clicks) {
        tenant.batch(
                """
                INSERT INTO ref_click (workspace_id, ref, clicked_at, event_id, event_key, subject_key, machine, message_key)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE event_key = VALUES(event_key), subject_key = VALUES(subject_key),
                  machine = VALUES(machine), message_key = VALUES(message_key)
                """,
                clicks,
                (parameters, click) -> parameters
                        .addId(click.ref())
                        .add(click.at())
                        .addId(click.order().eventId())
                        .add(click.eventKey())
                        .add(click.subjectKey())
                        .add(click.machine())
                        .add(click.messageKey()));
    }

    /** The caller holds the locks of their refs. */
    public static void delete(Tenant tenant, Collection<RefClick> clicks) {
        tenant.batch(
                "DELETE FROM ref_click WHERE workspace_id = :workspace AND ref = ? AND clicked_at = ? AND event_id = ?",
                clicks,
                (parameters, click) -> parameters
                        .addId(click.ref())
                        .add(click.at())
                        .addId(click.order().eventId()));
    }

    /**
     * Hands over those of some refs between two instants, both inclusive, in epoch milliseconds: of each ref in the order of time and id.
     * The connection can do nothing else meanwhile.
     */
    static void eachBetween(Tenant tenant, Collection<String> refs, long from, long to, Consumer<RefClick> consumer) {
        tenant.streamIn("SELECT " + COLUMNS + """
                         FROM ref_click FORCE INDEX (PRIMARY)
                        WHERE workspace_id = :workspace AND clicked_at >= ? AND clicked_at <= ? AND ref IN ?
                        ORDER BY ref, clicked_at, event_id
                        """, RefClickStore::read, consumer, refs, from, to);
    }

    /** By message, of some of them, what the clicks of some refs come to. */
    public static Map<Long, RefClicks> sums(Tenant tenant, Collection<String> refs, Set<Long> messageKeys) {
        Map<Long, RefClicks> sums = new HashMap<>();
        tenant.streamIn(
                "SELECT " + COLUMNS + " FROM ref_click FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND message_key IS NOT NULL AND ref IN ?",
                RefClickStore::read,
                click -> {
                    if (messageKeys.contains(click.messageKey())) {
                        sums.merge(click.messageKey(), RefClicks.of(click), RefClicks::and);
                    }
                },
                refs);
        return sums;
    }

    /** Those that belong to some messages. */
    public static List<RefClick> of(Tenant tenant, Collection<Long> messageKeys) {
        return tenant.queryIn("SELECT STRAIGHT_JOIN " + COLUMNS + """
                         FROM message FORCE INDEX (PRIMARY)
                        JOIN ref_click FORCE INDEX (PRIMARY) ON ref_click.workspace_id = message.workspace_id
                          AND ref_click.ref = message.ref AND ref_click.message_key = message.message_key
                        WHERE message.workspace_id = :workspace AND message.message_key IN ?
                        """, RefClickStore::read, messageKeys);
    }

    /** Those of some refs that belong to no message, up to a number of them. */
    public static List<RefClick> unowned(Tenant tenant, Collection<String> refs, int most) {
        List<RefClick> clicks = new ArrayList<>();
        for (String ref : refs) {
            if (clicks.size() < most) {
                clicks.addAll(tenant.query(
                        "SELECT " + COLUMNS + " FROM ref_click FORCE INDEX (PRIMARY)"
                                + " WHERE workspace_id = :workspace AND ref = ? AND message_key IS NULL LIMIT ?",
                        RefClickStore::read,
                        ref,
                        most));
            }
        }
        return clicks;
    }

    /**
     * Hands over the touches that clicks are which belong to the messages in a range of keys. The connection can do nothing else
     * meanwhile.
     */
    public static void eachTouch(Tenant tenant, KeyRange span, Consumer<ClickTouch> consumer) {
        tenant.stream(
                "SELECT STRAIGHT_JOIN " + COLUMNS + """
                         , message.contact_key, touch.message_key, strength
                        FROM message FORCE INDEX (PRIMARY)
                        JOIN ref_click FORCE INDEX (PRIMARY) ON ref_click.workspace_id = message.workspace_id
                          AND ref_click.ref = message.ref AND ref_click.message_key = message.message_key
                        LEFT JOIN touch ON touch.workspace_id = message.workspace_id
                          AND touch.contact_key = message.contact_key AND touched_at = clicked_at
                          AND touch.event_key = ref_click.event_key
                        WHERE message.workspace_id = :workspace AND message.message_key > ? AND message.message_key <= ?
                          AND message.contact_key IS NOT NULL AND NOT ref_click.machine
                        """, RefClickStore::readTouch, consumer, span.after(), span.to());
    }

    /** Of some refs, those that no event is. */
    public static List<RefClick> strays(Tenant tenant, Collection<String> refs) {
        return tenant.queryIn("SELECT " + COLUMNS + """
                         FROM ref_click FORCE INDEX (PRIMARY)
                        LEFT JOIN event ON event.workspace_id = ref_click.workspace_id
                          AND event.subject_key = ref_click.subject_key AND event.event_key = ref_click.event_key
                          AND event.occurred_at = clicked_at AND event.id = event_id AND event.ref = ref_click.ref
                        WHERE ref_click.workspace_id = :workspace AND event.event_key IS NULL AND ref_click.ref IN ?
                        """, RefClickStore::read, refs);
    }

    public static long count(Tenant tenant) {
        return tenant.query(
                        "SELECT COUNT(*) FROM ref_click FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace",
                        Row::number)
                .getFirst();
    }

    /** From its columns in a join, in the order of the table, that need not have found one. */
    public static @Nullable RefClick readJoined(Row row) {
        String ref = row.idOrNull();
        long at = row.number();
        String eventId = row.idOrNull();
        long eventKey = row.number();
        long subjectKey = row.number();
        boolean machine = row.flag();
        Long messageKey = row.numberOrNull();
        return ref == null || eventId == null
                ? null
                : new RefClick(ref, new EventOrder(at, eventId), eventKey, subjectKey, machine, messageKey);
    }

    private static RefClick read(Row row) {
        return Objects.requireNonNull(readJoined(row));
    }

    private static ClickTouch readTouch(Row row) {
        RefClick click = read(row);
        long contactKey = row.number();
        Long storedKey = row.numberOrNull();
        int strength = row.integer();
        return new ClickTouch(
                click.touch(contactKey).orElseThrow(),
                storedKey == null
                        ? null
                        : new TouchRow(contactKey, click.at(), click.eventKey(), storedKey, TouchRule.of(strength)));
    }
}
