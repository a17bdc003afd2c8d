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
import java.time.LocalDate;
import java.util.Optional;
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
     * @param frozenBefore as of {@link AuditReport}: what has no events any more is not made again
     */
    record RebuildState(
            boolean rebuilding,
            boolean failed,
            @Nullable String reason,
            @Nullable LocalDate frozenBefore) {

        static RebuildState of(Optional<Rebuild> last, @Nullable LocalDate frozenBefore) {
            return new RebuildState(
                    last.filter(Rebuild::isUnderWay).isPresent(),
                    last.filter(Rebuild::hasFailed).isPresent(),
                    last.filter(Rebuild::hasFailed)
                            .map(rebuild -> rebuild.tries().reason())
                            .orElse(null),
                    frozenBefore);
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
        return RebuildState.of(rebuilds.find(current.id()), current.workspace().frozenBefore());
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
