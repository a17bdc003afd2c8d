package io.touchstone.rollup;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.problem.ProblemException;
import io.touchstone.sql.Tenant;
import io.touchstone.time.TimeZones;
import java.util.List;

/** Which generations of roll-ups a change goes into. */
public final class RollupGenerationStore {

    private RollupGenerationStore() {}

    /**
     * The one in use, and the one in the making if there is one. The caller holds a slot of the data version.
     *
     * @throws ProblemException where the workspace was deleted meanwhile
     */
    public static List<RollupGeneration> find(Tenant tenant) {
        List<RollupGeneration> all = tenant.query(
                """
                SELECT generation, timezone, ? FROM workspace WHERE id = :workspace
                UNION ALL
                SELECT generation, timezone, done_key FROM rebuild WHERE workspace_id = :workspace AND finished_at IS NULL
                """,
                row -> new RollupGeneration(row.integer(), TimeZones.of(row.text()), row.number()),
                RollupGeneration.WHOLE);
        if (all.stream().noneMatch(generation -> generation.doneKey() == RollupGeneration.WHOLE)) {
            throw CurrentWorkspace.gone();
        }
        return all;
    }
}
