package io.touchstone.facts.contact;

import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that stand for contacts: what hangs on one changes under the lock of its row. */
final class ContactStore {

    private record LockedContact(long key, boolean merged, boolean answered) {}

    private ContactStore() {}

    /**
     * Locks contacts in the order of their keys.
     *
     * @return by key, whether it ever gave an answer that names no message
     * @throws StaleContactException when one of them was merged into another
     */
    static Map<Long, Boolean> lock(Tenant tenant, Collection<Long> keys) {
        Map<Long, Boolean> answered = new HashMap<>();
        for (LockedContact row : lockRows(tenant, keys)) {
            if (row.merged()) {
                throw new StaleContactException();
            }
            answered.put(row.key(), row.answered());
        }
        return answered;
    }

    static void insert(Tenant tenant, Collection<Long> keys) {
        tenant.batch("""
                INSERT INTO contact (workspace_id, contact_key) VALUES (:workspace, ?)
                ON DUPLICATE KEY UPDATE contact_key = VALUES(contact_key)
                """, keys, (parameters, key) -> parameters.add(key.longValue()));
    }

    static void markAnswered(Tenant tenant, Collection<Long> keys) {
        tenant.batch(
                "UPDATE contact SET answered = TRUE WHERE workspace_id = :workspace AND contact_key = ?",
                keys,
                (parameters, key) -> parameters.add(key.longValue()));
    }

    /** Leaves a tombstone of some contacts: from, to. The caller holds the locks of both. */
    static void merge(Tenant tenant, Map<Long, Long> merges) {
        tenant.batch(
                "UPDATE contact SET successor_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                merges.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
    }

    /** Locks contacts in the order of their keys, also those that were merged into others. */
    static void lockAny(Tenant tenant, Collection<Long> keys) {
        lockRows(tenant, keys);
    }

    private static List<LockedContact> lockRows(Tenant tenant, Collection<Long> keys) {
        return tenant.queryIn("""
                SELECT contact_key, successor_key IS NOT NULL, answered
                FROM contact WHERE workspace_id = :workspace AND contact_key IN ? ORDER BY contact_key FOR UPDATE
                """, row -> new LockedContact(row.number(), row.flag(), row.flag()), keys);
    }
}
