package io.touchstone.facts.message;

import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The counted messages that have a ref, ref by ref in the order of sending: apart, so that no other message is in an index of theirs. */
public final class RefMessageStore {

    private RefMessageStore() {}

    /** The caller holds the locks of their refs. */
    public static void save(Tenant tenant, Collection<RefMessage> messages) {
        tenant.batch(
                """
                INSERT INTO ref_message (workspace_id, ref, sent_at, id, message_key) VALUES (:workspace, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE message_key = VALUES(message_key)
                """,
                messages,
                (parameters, message) -> parameters
                        .addId(message.ref())
                        .add(message.sentAt())
                        .addId(message.id())
                        .add(message.messageKey()));
    }

    /** The caller holds the locks of their refs. */
    public static void delete(Tenant tenant, Collection<RefMessage> messages) {
        tenant.batch(
                "DELETE FROM ref_message WHERE workspace_id = :workspace AND ref = ? AND sent_at = ? AND id = ?",
                messages,
                (parameters, message) ->
                        parameters.addId(message.ref()).add(message.sentAt()).addId(message.id()));
    }

    /** By ref, when its messages were sent; a ref of none is left out. */
    static Map<String, RefSendings> sendings(Tenant tenant, Collection<String> refs) {
        Map<String, RefSendings> sendings = new HashMap<>();
        tenant.streamIn(
                """
                SELECT ref, sent_at, id, message_key FROM ref_message FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND ref IN ? ORDER BY ref, sent_at, id
                """,
                RefMessageStore::read,
                message -> sendings.computeIfAbsent(message.ref(), _ -> new RefSendings())
                        .add(message),
                refs);
        return sendings;
    }

    /**
     * The ids of the messages of some refs that were sent last: nearly always those that are clicked now. Locks nothing, so that they may
     * be locked in order. The order names all columns of the index, or MySQL would sort.
     */
    public static Set<String> latestIds(Tenant tenant, Collection<String> refs) {
        return tenant.queryIn("""
                        SELECT (SELECT ref_message.id FROM ref_message
                                WHERE ref_message.workspace_id = :workspace AND ref_message.ref = surrogate.id
                                ORDER BY ref_message.workspace_id DESC, ref_message.ref DESC, sent_at DESC, ref_message.id DESC
                                LIMIT 1)
                        FROM surrogate WHERE workspace_id = :workspace AND kind = ? AND id IN ?
                        """, row -> Optional.ofNullable(row.idOrNull()), refs, IdKind.REF.code()).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Those that are not stored here, of the messages in a range of keys as these are stored. */
    public static List<RefMessage> missing(Tenant tenant, KeyRange span) {
        return tenant.query("""
                SELECT message.ref, message.sent_at, message.id, message.message_key
                FROM message FORCE INDEX (PRIMARY)
                LEFT JOIN ref_message ON ref_message.workspace_id = message.workspace_id AND ref_message.ref = message.ref
                  AND ref_message.sent_at = message.sent_at AND ref_message.id = message.id
                WHERE message.workspace_id = :workspace AND message.message_key > ? AND message.message_key <= ?
                  AND message.ref IS NOT NULL AND NOT (ref_message.message_key <=> message.message_key)
                """, RefMessageStore::read, span.after(), span.to());
    }

    /** Of some refs, those that are no message as it is stored. */
    public static List<RefMessage> strays(Tenant tenant, Collection<String> refs) {
        return tenant.queryIn("""
                SELECT ref_message.ref, ref_message.sent_at, ref_message.id, ref_message.message_key
                FROM ref_message FORCE INDEX (PRIMARY)
                LEFT JOIN message ON message.workspace_id = ref_message.workspace_id
                  AND message.message_key = ref_message.message_key AND message.ref = ref_message.ref
                  AND message.sent_at = ref_message.sent_at AND message.id = ref_message.id
                WHERE ref_message.workspace_id = :workspace AND message.message_key IS NULL AND ref_message.ref IN ?
                """, RefMessageStore::read, refs);
    }

    public static long count(Tenant tenant) {
        return tenant.query(
                        "SELECT COUNT(*) FROM ref_message FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace",
                        Row::number)
                .getFirst();
    }

    private static RefMessage read(Row row) {
        return new RefMessage(row.id(), row.number(), row.id(), row.number());
    }
}
