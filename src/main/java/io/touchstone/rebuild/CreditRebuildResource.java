package io.touchstone.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.UtcTimestamp;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Has the credits of a workspace made again, and tells how far that is. */
@Path("/v1/rebuild/credits")
@RunOnVirtualThread
@RolesAllowed(Scope.ADMIN)
class CreditRebuildResource {

    /**
     * @param failed whether it was given up
     * @param reason why it was; else null
     * @param begunAt when the last one was asked for; null when none ever was
     * @param purchases whose credits have been compared since
     * @param repaired of these, those that had others than the facts say
     */
    record RebuildProgress(
            boolean rebuilding,
            boolean failed,
            @Nullable String reason,
            @Nullable String begunAt,
            long purchases,
            long repaired) {

        static final RebuildProgress NONE = new RebuildProgress(false, false, null, null, 0, 0);

        static RebuildProgress of(CreditRebuild rebuild) {
            return new RebuildProgress(
                    rebuild.isUnderWay(),
                    rebuild.hasFailed(),
                    rebuild.hasFailed() ? rebuild.tries().reason() : null,
                    UtcTimestamp.of(rebuild.begunAt()),
                    rebuild.purchases(),
                    rebuild.repaired());
        }
    }

    private final CurrentWorkspace current;
    private final CreditRebuilds rebuilds;
    private final RebuildCalls calls;

    CreditRebuildResource(CurrentWorkspace current, CreditRebuilds rebuilds, RebuildCalls calls) {
        this.current = current;
        this.rebuilds = rebuilds;
        this.calls = calls;
    }

    @GET
    public RebuildProgress progress() {
        return rebuilds.find(current.id()).map(RebuildProgress::of).orElse(RebuildProgress.NONE);
    }

    @POST
    @ResponseStatus(202)
    public RebuildProgress rebuild() {
        WorkspaceId workspace = current.id();
        try (Place _ = calls.enter(workspace)) {
            CreditRebuild begun = rebuilds.begin(workspace);
            rebuilds.run(workspace);
            return RebuildProgress.of(begun);
        }
    }
}
