package io.touchstone.source.hook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.source.setup.ConnectionId;
import io.touchstone.source.setup.SourceConnections;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came over a connection of late. */
@Path("/v1/connections/{id}/deliveries")
@RolesAllowed(Scope.ADMIN)
@RunOnVirtualThread
class DeliveriesResource {

    private final CurrentWorkspace current;
    private final SourceConnections connections;
    private final DeliveryLog log;
    private final DeliveryJson json;

    DeliveriesResource(CurrentWorkspace current, SourceConnections connections, DeliveryLog log, DeliveryJson json) {
        this.current = current;
        this.connections = connections;
        this.log = log;
        this.json = json;
    }

    @GET
    public Page<DeliveryAnswer> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        ConnectionId connection = connections.existing(current.id(), id).id();
        PageRequest request = PageRequest.of("deliveries " + connection, limit, cursor);
        return Page.of(
                        log.list(current.id(), connection, DeliveryPosition.of(request.after()), request.limit() + 1),
                        request,
                        last -> List.of(Long.toString(last.receivedAt().toEpochMilli()), Long.toString(last.serial())))
                .map(stored -> DeliveryAnswer.of(stored, json));
    }
}
