package io.touchstone.rollup;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.problem.ProblemException;
import io.touchstone.sql.Tenant;
import io.touchstone.time.TimeZones;
import java.util.List;

/** Which generations of roll-ups a change goes into. */
public final class RollupGenerationStore {

    /** @param peopleEdition of the workspace: it stands until whoever holds the slot lets go of it */
    record StandingGenerations(List<RollupGeneration> all, int peopleEdition) {}

    private record GenerationLine(RollupGeneration generation, int peopleEdition) {}

    private RollupGenerationStore() {}

    /**
     * The one in use, and the one in the making if there is one. The caller holds a slot of the data version.
     *
     * @throws ProblemException where the workspace was deleted meanwhile
     */
    public static List<RollupGeneration> find(Tenant tenant) {
        return standing(tenant).all();
    }

    /** As {@link #find}. */
    static StandingGenerations standing(Tenant tenant) {
        List<GenerationLine> lines = tenant.query(
                """
                SELECT generation, timezone, ?, shared_edition + erasures FROM workspace WHERE id = :workspace
                UNION ALL
                SELECT generation, timezone, done_key, 0 FROM rebuild WHERE workspace_id = :workspace AND finished_at IS NULL
                """,
                row -> new GenerationLine(
                        new RollupGeneration(row.integer(), TimeZones.of(row.text()), row.number()), row.integer()),
                RollupGeneration.WHOLE);
        if (lines.stream().noneMatch(line -> line.generation().doneKey() == RollupGeneration.WHOLE)) {
            throw CurrentWorkspace.gone();
        }
        return new StandingGenerations(
                lines.stream().map(GenerationLine::generation).toList(),
                lines.stream().mapToInt(GenerationLine::peopleEdition).max().orElseThrow());
    }
}
