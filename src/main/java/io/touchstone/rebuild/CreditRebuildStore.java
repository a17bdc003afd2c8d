package io.touchstone.rebuild;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Tenant;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The rebuilds of credits alone: of each workspace the last one, if there was one. */
final class CreditRebuildStore {

    private CreditRebuildStore() {}

    static Optional<CreditRebuild> find(Tenant tenant) {
        return tenant
                .query(
                        "SELECT workspace_id, begun_at, done_key, purchases, repaired FROM credit_rebuild WHERE workspace_id = :workspace",
                        CreditRebuildStore::read)
                .stream()
                .findFirst();
    }

    /** Those of all workspaces that are under way. */
    static List<CreditRebuild> underWay(Connection connection) {
        return Sql.query(
                connection,
                "SELECT workspace_id, begun_at, done_key, purchases, repaired FROM credit_rebuild WHERE done_key < ?",
                CreditRebuildStore::read,
                KeyRange.LAST);
    }

    static void save(Tenant tenant, CreditRebuild rebuild) {
        tenant.batch(
                """
                INSERT INTO credit_rebuild (workspace_id, begun_at, done_key, purchases, repaired)
                VALUES (:workspace, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE begun_at = VALUES(begun_at), done_key = VALUES(done_key),
                  purchases = VALUES(purchases), repaired = VALUES(repaired)
                """,
                List.of(rebuild),
                (parameters, row) -> parameters
                        .add(row.begunAt())
                        .add(row.doneKey())
                        .add(row.purchases())
                        .add(row.repaired()));
    }

    private static CreditRebuild read(Row row) {
        return new CreditRebuild(new WorkspaceId(row.number()), row.number(), row.number(), row.number(), row.number());
    }
}
