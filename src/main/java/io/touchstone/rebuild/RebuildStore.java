package io.touchstone.rebuild;

import io.touchstone.rebuild.Background.Tries;
import io.touchstone.rollup.RollupGeneration;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Tenant;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.TimeZones;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The rebuilds: at most one row for each workspace, and mostly none. */
final class RebuildStore {

    private static final String SELECT =
            "SELECT workspace_id, generation, timezone, done_key, facts, credits, people_key, finished_at, tries, tried_at, reason, failed FROM rebuild";

    private RebuildStore() {}

    static Optional<Rebuild> find(Tenant tenant) {
        return tenant.query(SELECT + " WHERE workspace_id = :workspace", RebuildStore::read).stream()
                .findFirst();
    }

    /** Of all workspaces. */
    static List<Rebuild> all(Connection connection) {
        return Sql.query(connection, SELECT, RebuildStore::read);
    }

    static void save(Tenant tenant, Rebuild rebuild) {
        tenant.batch(
                """
                INSERT INTO rebuild (workspace_id, generation, timezone, done_key, facts, credits, people_key, finished_at,
                  tries, tried_at, reason, failed)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE generation = VALUES(generation), timezone = VALUES(timezone),
                  done_key = VALUES(done_key), facts = VALUES(facts),
                  credits = VALUES(credits), people_key = VALUES(people_key), finished_at = VALUES(finished_at),
                  tries = VALUES(tries), tried_at = VALUES(tried_at), reason = VALUES(reason), failed = VALUES(failed)
                """,
                List.of(rebuild),
                (parameters, row) -> parameters
                        .add(row.cut().generation())
                        .addText(row.cut().zone().getId())
                        .add(row.cut().doneKey())
                        .add(row.origin() == Origin.EVENTS)
                        .add(row.origin() == Origin.FACTS)
                        .add(row.peopleKey())
                        .add(row.finishedAt())
                        .add(row.tries().count())
                        .add(row.tries().failedAt())
                        .addText(row.tries().reason())
                        .add(row.tries().isLast()));
    }

    static void delete(Tenant tenant) {
        tenant.update("DELETE FROM rebuild WHERE workspace_id = :workspace");
    }

    private static Rebuild read(Row row) {
        return new Rebuild(
                new WorkspaceId(row.number()),
                new RollupGeneration(row.integer(), TimeZones.of(row.text()), row.number()),
                origin(row.flag(), row.flag()),
                row.number(),
                row.numberOrNull(),
                Tries.read(row));
    }

    private static Origin origin(boolean facts, boolean credits) {
        if (facts) {
            return Origin.EVENTS;
        }
        return credits ? Origin.FACTS : Origin.CREDITS;
    }
}
