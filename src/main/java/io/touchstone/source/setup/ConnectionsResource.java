package io.touchstone.source.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.callers.SecurityEvent.ConnectionCreated;
import io.touchstone.callers.SecurityEvent.ConnectionDeleted;
import io.touchstone.callers.SecurityEvent.ConnectionSecretChanged;
import io.touchstone.callers.SecurityLog;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.intake.tally.Tallies;
import io.touchstone.source.setup.SourceConnections.WithSecrets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What sends of its own accord. */
@Path("/v1/connections")
@RolesAllowed(Scope.ADMIN)
@RunOnVirtualThread
class ConnectionsResource {

    /** In which the last delivery is looked for. */
    private static final int DAYS = 30;

    private final CurrentWorkspace current;
    private final SourceConnections connections;
    private final ReadyConnections ready;
    private final Tallies tallies;
    private final PublicUrl url;
    private final SecurityLog log;
    private final Event<GoneConnection> gone;
    private final InstantSource clock;

    ConnectionsResource(
            CurrentWorkspace current,
            SourceConnections connections,
            ReadyConnections ready,
            Tallies tallies,
            PublicUrl url,
            SecurityLog log,
            Event<GoneConnection> gone,
            InstantSource clock) {
        this.current = current;
        this.connections = connections;
        this.ready = ready;
        this.tallies = tallies;
        this.url = url;
        this.log = log;
        this.gone = gone;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    public ConnectionAnswer create(ObjectNode body) {
        WithSecrets created = connections.create(current.workspace(), body);
        SourceConnection connection = created.connection();
        log.writeOfRequest(new ConnectionCreated(
                current.id().toString(), current.callerName(), connection.id().toString(), connection.kind()));
        return ConnectionAnswer.of(connection, created.made(), null, url);
    }

    @GET
    public Page<ConnectionAnswer> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = PageRequest.of("connections", limit, cursor);
        ConnectionId after = request.after() == null
                ? null
                : new ConnectionId(request.after().number(0));
        DeliveryTallies deliveries = deliveries();
        return Page.of(
                        connections.list(current.id(), after, request.limit() + 1),
                        request,
                        last -> List.of(Long.toString(last.id().value())))
                .map(connection -> answer(connection, deliveries));
    }

    @GET
    @Path("/{id}")
    public ConnectionAnswer connection(@PathParam("id") String id) {
        return answer(connections.existing(current.id(), id), deliveries());
    }

    @PATCH
    @Path("/{id}")
    public ConnectionAnswer change(@PathParam("id") String id, ObjectNode patch) {
        SourceConnection changed = ConnectionId.parse(id)
                .flatMap(connection -> connections.change(current.workspace(), connection, patch))
                .orElseThrow(SourceConnections::unknown);
        ready.forget(changed);
        return answer(changed, deliveries());
    }

    @POST
    @Path("/{id}/rotate")
    public ConnectionAnswer rotate(@PathParam("id") String id, ObjectNode body) {
        WithSecrets rotated = ConnectionId.parse(id)
                .flatMap(connection -> connections.rotate(current.id(), connection, body))
                .orElseThrow(SourceConnections::unknown);
        ready.forget(rotated.connection());
        log.writeOfRequest(new ConnectionSecretChanged(current.id().toString(), current.callerName(), id));
        SourceConnection connection = rotated.connection();
        return ConnectionAnswer.of(connection, rotated.made(), deliveries().of(connection.id()), url);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        ConnectionId connection = connections.existing(current.id(), id).id();
        if (!connections.delete(current.id(), connection)) {
            throw SourceConnections.unknown();
        }
        ready.forgetAll();
        gone.fire(new GoneConnection(current.id(), connection));
        log.writeOfRequest(new ConnectionDeleted(current.id().toString(), current.callerName(), id));
    }

    private DeliveryTallies deliveries() {
        return DeliveryTallies.since(
                tallies,
                current.id(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS));
    }

    private ConnectionAnswer answer(SourceConnection connection, DeliveryTallies deliveries) {
        return ConnectionAnswer.of(connection, Map.of(), deliveries.of(connection.id()), url);
    }
}
