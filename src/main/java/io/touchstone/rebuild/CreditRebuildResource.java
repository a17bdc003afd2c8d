package io.touchstone.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
import io.touchstone.time.UtcTimestamp;
import io.touchstone.workspace.WorkspaceId;
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
     * @param begunAt when the last one was asked for; null when none ever was
     * @param purchases whose credits have been compared since
     * @param repaired of these, those that had others than the facts say
     */
    record Progress(boolean rebuilding, @Nullable String begunAt, long purchases, long repaired) {

        static final Progress NONE = new Progress(false, null, 0, 0);

        static Progress of(CreditRebuild rebuild) {
            return new Progress(
                    rebuild.isUnderWay(), UtcTimestamp.of(rebuild.begunAt()), rebuild.purchases(), rebuild.repaired());
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
    public Progress progress() {
        return rebuilds.find(current.id()).map(Progress::of).orElse(Progress.NONE);
    }

    @POST
    @ResponseStatus(202)
    public Progress rebuild() {
        WorkspaceId workspace = current.id();
        try (Place _ = calls.enter(workspace)) {
            CreditRebuild begun = rebuilds.begin(workspace);
            rebuilds.run(workspace);
            return Progress.of(begun);
        }
    }
}
