package io.touchstone.rebuild;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.rebuild.Background.Tries;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Tenant;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The rebuilds of credits alone: of each workspace the last one, if there was one. */
final class CreditRebuildStore {

    private static final String SELECT =
            "SELECT workspace_id, begun_at, done_key, purchases, repaired, tries, tried_at, reason, failed FROM credit_rebuild";

    private CreditRebuildStore() {}

    static Optional<CreditRebuild> find(Tenant tenant) {
        return tenant.query(SELECT + " WHERE workspace_id = :workspace", CreditRebuildStore::read).stream()
                .findFirst();
    }

    /** Those of all workspaces that are not done. */
    static List<CreditRebuild> undone(Connection connection) {
        return Sql.query(connection, SELECT + " WHERE done_key < ?", CreditRebuildStore::read, KeyRange.LAST);
    }

    static void save(Tenant tenant, CreditRebuild rebuild) {
        tenant.batch(
                """
                INSERT INTO credit_rebuild (workspace_id, begun_at, done_key, purchases, repaired, tries, tried_at, reason, failed)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE begun_at = VALUES(begun_at), done_key = VALUES(done_key),
                  purchases = VALUES(purchases), repaired = VALUES(repaired),
                  tries = VALUES(tries), tried_at = VALUES(tried_at), reason = VALUES(reason), failed = VALUES(failed)
                """,
                List.of(rebuild),
                (parameters, row) -> parameters
                        .add(row.begunAt())
                        .add(row.doneKey())
                        .add(row.purchases())
                        .add(row.repaired())
                        .add(row.tries().count())
                        .add(row.tries().failedAt())
                        .addText(row.tries().reason())
                        .add(row.tries().isLast()));
    }

    private static CreditRebuild read(Row row) {
        return new CreditRebuild(
                new WorkspaceId(row.number()), row.number(), row.number(), row.number(), row.number(), Tries.read(row));
    }
}
