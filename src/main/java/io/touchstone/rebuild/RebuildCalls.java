package io.touchstone.rebuild;

import io.touchstone.costly.CostlyCalls;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The places of audits and rebuilds, which share them: an audit beside a rebuild of its workspace would tell nothing for long. */
@Singleton
class RebuildCalls {

    private final CostlyCalls calls;
    private final Duration patience;

    RebuildCalls(RebuildConfig config) {
        this.calls = new CostlyCalls("audits and rebuilds", config.atOncePerWorkspace(), config.atOnce());
        this.patience = config.waitAtMost();
    }

    /** As {@link CostlyCalls#enter}. */
    Place enter(WorkspaceId workspace) {
        return calls.enter(workspace, patience);
    }

    /** As {@link CostlyCalls#tryEnter}: for who comes again when there was no place. */
    Optional<Place> tryEnter(WorkspaceId workspace) {
        return calls.tryEnter(workspace, patience);
    }
}
