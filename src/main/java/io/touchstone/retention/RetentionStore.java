package io.touchstone.retention;

import io.touchstone.sql.Tenant;
import java.time.LocalDate;
import java.util.Optional;

/** Keeps how far each sweep is. */
final class RetentionStore {

    private RetentionStore() {}

    /** Locks it until the transaction ends, so that two processes take turns. */
    static Optional<Sweep> lock(Tenant tenant) {
        return tenant
                .query(
                        "SELECT before_day, done_key FROM retention_sweep WHERE workspace_id = :workspace FOR UPDATE",
                        row -> new Sweep(LocalDate.ofEpochDay(row.number()), row.number()))
                .stream()
                .findFirst();
    }

    static void save(Tenant tenant, Sweep sweep) {
        tenant.update("""
                INSERT INTO retention_sweep (workspace_id, before_day, done_key) VALUES (:workspace, ?, ?)
                ON DUPLICATE KEY UPDATE before_day = VALUES(before_day), done_key = VALUES(done_key)
                """, sweep.before().toEpochDay(), sweep.doneKey());
    }
}
