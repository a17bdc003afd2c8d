package io.touchstone.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.problem.Choice;
import io.touchstone.tenant.WorkspaceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Has everything that is derived from the events of a workspace made again. */
@Path("/v1/rebuild")
@RunOnVirtualThread
@RolesAllowed(Scope.ADMIN)
class RebuildResource {

    record Begun(boolean rebuilding) {}

    /**
     * @param failed whether the last one was given up
     * @param reason why it was; else null
     */
    record RebuildState(
            boolean rebuilding, boolean failed, @Nullable String reason) {

        static final RebuildState NONE = new RebuildState(false, false, null);

        static RebuildState of(Rebuild rebuild) {
            return new RebuildState(
                    rebuild.isUnderWay(),
                    rebuild.hasFailed(),
                    rebuild.hasFailed() ? rebuild.tries().reason() : null);
        }
    }

    /** Roll-ups alone are what another time zone makes again. */
    private static final Origin[] ASKED_FOR = {Origin.EVENTS, Origin.FACTS};

    private final CurrentWorkspace current;
    private final Rebuilds rebuilds;
    private final RebuildCalls calls;

    RebuildResource(CurrentWorkspace current, Rebuilds rebuilds, RebuildCalls calls) {
        this.current = current;
        this.rebuilds = rebuilds;
        this.calls = calls;
    }

    @GET
    public RebuildState state() {
        return rebuilds.find(current.id()).map(RebuildState::of).orElse(RebuildState.NONE);
    }

    /** @param origin {@code events}, unless it says {@code facts} */
    @POST
    @ResponseStatus(202)
    public Begun rebuild(@RestQuery @Nullable String origin) {
        WorkspaceId workspace = current.id();
        Origin wanted =
                origin == null ? Origin.EVENTS : Choice.of("origin", ASKED_FOR).apply(origin);
        try (Place _ = calls.enter(workspace)) {
            rebuilds.begin(workspace, wanted);
        }
        return new Begun(true);
    }
}
