package io.touchstone.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Has everything that is derived from the events of a workspace made again. */
@Path("/v1/rebuild")
@RunOnVirtualThread
@RolesAllowed(Scope.ADMIN)
class RebuildResource {

    record Begun(boolean rebuilding) {}

    private final CurrentWorkspace current;
    private final Rebuilds rebuilds;

    RebuildResource(CurrentWorkspace current, Rebuilds rebuilds) {
        this.current = current;
        this.rebuilds = rebuilds;
    }

    @POST
    @ResponseStatus(202)
    public Begun rebuild() {
        rebuilds.beginFromEvents(current.id());
        return new Begun(true);
    }
}
