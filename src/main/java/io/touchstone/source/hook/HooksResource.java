package io.touchstone.source.hook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.callers.FailedAuthentications;
import io.touchstone.callers.RateLimits;
import io.touchstone.callers.Refusal;
import io.touchstone.http.body.BodyLimit;
import io.touchstone.http.body.Rooms;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.HookRequest;
import io.touchstone.source.setup.HookToken;
import io.touchstone.source.setup.ReadyConnection;
import io.touchstone.source.setup.ReadyConnections;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The addresses of connections. Whoever sends there has no key: each delivery proves itself. */
@Path("/hooks/{token}")
@PermitAll
@RunOnVirtualThread
class HooksResource {

    private final ReadyConnections connections;
    private final Deliveries deliveries;
    private final HookMeters meters;
    private final RateLimits limits;
    private final FailedAuthentications failures;
    private final Rooms rooms;

    HooksResource(
            ReadyConnections connections,
            Deliveries deliveries,
            HookMeters meters,
            RateLimits limits,
            FailedAuthentications failures,
            Rooms rooms) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.meters = meters;
        this.limits = limits;
        this.failures = failures;
        this.rooms = rooms;
    }

    /** A delivery. The answer says nothing but that what it holds is kept, and need not be sent again. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(200)
    @Operation(hidden = true)
    public void take(
            @PathParam("token") String token,
            @Context HttpServerRequest request,
            @BodyLimit(value = HookBody.LONGEST, text = false) @Nullable InputStream body)
            throws IOException {
        ReadyConnection ready = find(token);
        limits.count(ready.connection().id(), String.valueOf(request.path()), request);
        // That of the workspace: its keys and connections share it.
        try (Room room = rooms.enter(ready.connection().workspace().toString())) {
            byte[] bytes = body == null ? new byte[0] : HookBody.read(body, room);
            HookRequest sent = HookRequests.of(request, bytes);
            if (ready.receiver().isPing(sent)) {
                deliveries.ping(ready);
                return;
            }
            if (!ready.receiver().isAuthentic(sent)) {
                meters.refused(ready.connection().kind());
                throw failures.refuse(request, Refusal.WRONG_SIGNATURE);
            }
            meters.metered(ready.connection().kind(), () -> deliveries.take(ready, List.of(sent), false, room));
        }
    }

    /** A platform asks whether somebody is there who knows what its operator told it. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String greet(
            @PathParam("token") String token,
            @Context HttpServerRequest request,
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.challenge") @Nullable String challenge,
            @QueryParam("hub.verify_token") @Nullable String verifyToken) {
        ReadyConnection ready = find(token);
        Map<String, String> given = new HashMap<>();
        given.put("hub.mode", mode);
        given.put("hub.challenge", challenge);
        given.put("hub.verify_token", verifyToken);
        return ready.receiver()
                .handshake(given::get)
                .orElseThrow(() -> failures.refuse(request, Refusal.WRONG_SIGNATURE));
    }

    private ReadyConnection find(String token) {
        ReadyConnection ready = HookToken.parse(token)
                .flatMap(connections::find)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no connection at this address."));
        MDC.put(
                "workspace_id",
                ready.connection().workspace().toString()); // for whatever the request logs from here on
        return ready;
    }
}
