package io.touchstone.control.accesslog;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Keeps who looked at people. */
public final class AccessLogStore {

    /** Rows of one transaction: milliseconds. */
    private static final int CHUNK = 5_000;

    private AccessLogStore() {}

    /** One that is there already gets the number of contacts that it has now. */
    static void save(Tenant tenant, Collection<LoggedAccess> entries) {
        tenant.batch(
                """
                INSERT INTO access_log (workspace_id, read_at, serial, caller, operation, asked, contacts)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE contacts = VALUES(contacts)
                """,
                entries,
                (parameters, entry) -> parameters
                        .add(entry.at().toEpochMilli())
                        .add(entry.serial())
                        .addText(entry.caller())
                        .addText(entry.operation())
                        .addText(entry.asked())
                        .add(entry.contacts()));
    }

    /**
     * Newest first.
     *
     * @param from epoch milliseconds, inclusive
     * @param to exclusive
     */
    public static List<LoggedAccess> find(Tenant tenant, long from, long to, AccessPosition after, int count) {
        return tenant.query("""
                SELECT read_at, serial, caller, operation, asked, contacts FROM access_log FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND read_at >= ? AND read_at < ? AND read_at <= ?
                  AND (read_at < ? OR serial < ?)
                ORDER BY read_at DESC, serial DESC LIMIT ?
                """, AccessLogStore::read, from, to, after.at(), after.at(), after.serial(), count);
    }

    /** Deletes some of those before an instant; whether there may be more. */
    static boolean deleteBefore(Tenant tenant, Instant before) {
        return tenant.update(
                        "DELETE FROM access_log WHERE workspace_id = :workspace AND read_at < ? LIMIT " + CHUNK,
                        before.toEpochMilli())
                == CHUNK;
    }

    private static LoggedAccess read(Row row) {
        return new LoggedAccess(
                Instant.ofEpochMilli(row.number()), row.number(), row.text(), row.text(), row.text(), row.number());
    }
}
