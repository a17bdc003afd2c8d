package io.touchstone.source.hook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.http.body.BodyLimit;
import io.touchstone.http.body.RequestRoom;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.problem.Choice;
import io.touchstone.source.setup.ReadyConnection;
import io.touchstone.source.setup.SourceConnections;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes a body that somebody has in hand, as if its platform had sent it. */
@Path("/v1/connections/{id}/replay")
@RolesAllowed(Scope.ADMIN)
@RunOnVirtualThread
class ReplayResource {

    private final CurrentWorkspace current;
    private final SourceConnections connections;
    private final Deliveries deliveries;
    private final RequestRoom room;

    ReplayResource(CurrentWorkspace current, SourceConnections connections, Deliveries deliveries, RequestRoom room) {
        this.current = current;
        this.connections = connections;
        this.deliveries = deliveries;
        this.room = room;
    }

    /** @param dryRun whether to say what it would become, and store nothing */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public DeliveryAnswer replay(
            @PathParam("id") String id,
            @RestQuery("dry_run") @Nullable String dryRun,
            @BodyLimit(value = HookBody.LONGEST, text = false) InputStream body)
            throws IOException {
        boolean dry = dryRun != null && Choice.trueOrFalse("dry_run").apply(dryRun);
        ReadyConnection ready = connections.ready(connections.existing(current.id(), id));
        try (Room taken = room.room()) {
            byte[] bytes = HookBody.read(body, taken);
            return DeliveryAnswer.of(
                    dry ? deliveries.tryOut(ready, bytes, taken) : deliveries.take(ready, bytes, true, taken), dry);
        }
    }
}
