package io.touchstone.rebuild;

import io.touchstone.rollup.RollupGeneration;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The rebuilds: at most one row for each workspace, and mostly none. */
final class RebuildStore {

    private static final String SELECT =
            "SELECT workspace_id, generation, timezone, done_key, facts, credits, finished_at FROM rebuild";

    private RebuildStore() {}

    static Optional<Rebuild> find(Connection connection, WorkspaceId workspace) throws SQLException {
        return Sql.query(connection, SELECT + " WHERE workspace_id = ?", RebuildStore::read, workspace.value()).stream()
                .findFirst();
    }

    /** Of all workspaces. */
    static List<Rebuild> all(Connection connection) throws SQLException {
        return Sql.query(connection, SELECT, RebuildStore::read);
    }

    static void save(Connection connection, Rebuild rebuild) throws SQLException {
        Sql.batch(
                connection,
                """
                INSERT INTO rebuild (workspace_id, generation, timezone, done_key, facts, credits, finished_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE generation = VALUES(generation), timezone = VALUES(timezone),
                  done_key = VALUES(done_key), facts = VALUES(facts),
                  credits = VALUES(credits), finished_at = VALUES(finished_at)
                """,
                List.of(rebuild),
                (parameters, row) -> parameters
                        .add(row.workspace().value())
                        .add(row.cut().generation())
                        .addText(row.cut().zone().getId())
                        .add(row.cut().doneKey())
                        .add(row.origin() == Origin.EVENTS)
                        .add(row.origin() == Origin.FACTS)
                        .add(row.finishedAt()));
    }

    static void delete(Connection connection, WorkspaceId workspace) throws SQLException {
        Sql.update(connection, "DELETE FROM rebuild WHERE workspace_id = ?", workspace.value());
    }

    private static Rebuild read(Row row) throws SQLException {
        return new Rebuild(
                new WorkspaceId(row.number()),
                new RollupGeneration(row.integer(), ZoneId.of(row.text()), row.number()),
                origin(row.flag(), row.flag()),
                row.numberOrNull());
    }

    private static Origin origin(boolean facts, boolean credits) {
        if (facts) {
            return Origin.EVENTS;
        }
        return credits ? Origin.FACTS : Origin.CREDITS;
    }
}
