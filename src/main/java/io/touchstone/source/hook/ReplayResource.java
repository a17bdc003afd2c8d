package io.touchstone.source.hook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.http.body.BodyLimit;
import io.touchstone.http.body.RequestRoom;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.problem.Choice;
import io.touchstone.source.HookRequest;
import io.touchstone.source.setup.ReadyConnection;
import io.touchstone.source.setup.SourceConnections;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes bodies that somebody has in hand, as if their platform had sent them. */
@Path("/v1/connections/{id}/replay")
@RolesAllowed(Scope.ADMIN)
@RunOnVirtualThread
class ReplayResource {

    /** Lines stored at once: of orders some thousand events. */
    private static final int MOST_LINES = 250;

    private static final long MOST_BYTES = 1024 * 1024;

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
            @Context HttpServerRequest request,
            @BodyLimit(value = HookBody.LONGEST, text = false) InputStream body)
            throws IOException {
        boolean dry = isDry(dryRun);
        ReadyConnection ready = ready(id);
        try (Room taken = room.room()) {
            HookRequest sent = HookRequests.of(request, HookBody.read(body, taken));
            return DeliveryAnswer.of(replay(ready, List.of(sent), dry, taken), dry);
        }
    }

    /**
     * Any number of bodies, one a line, stored some at a time. Where it breaks off, what came before is stored, and a duplicate when it comes
     * again.
     *
     * @param dryRun whether to say what they would become, and store nothing
     */
    @POST
    @Consumes("application/x-ndjson")
    public ReplayAnswer replayLines(
            @PathParam("id") String id,
            @RestQuery("dry_run") @Nullable String dryRun,
            @Context HttpServerRequest request,
            @BodyLimit(BodyLimit.UNLIMITED) InputStream body)
            throws IOException {
        boolean dry = isDry(dryRun);
        ReadyConnection ready = ready(id);
        ReplayReceipt receipt = new ReplayReceipt(dry);
        try (Room taken = room.room()) {
            BodyLines lines = new BodyLines(body, taken);
            long beside = taken.held();
            List<HookRequest> some = new ArrayList<>();
            long bytes = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                some.add(HookRequests.of(request, line));
                bytes += line.length;
                if (some.size() == MOST_LINES || bytes > MOST_BYTES) {
                    receipt.add(some.size(), replay(ready, some, dry, taken));
                    some.clear();
                    bytes = 0;
                    taken.reduceTo(beside);
                }
            }
            if (!some.isEmpty()) {
                receipt.add(some.size(), replay(ready, some, dry, taken));
            }
        }
        return receipt.answer();
    }

    private static boolean isDry(@Nullable String dryRun) {
        return dryRun != null && Choice.trueOrFalse("dry_run").apply(dryRun);
    }

    private ReadyConnection ready(String id) {
        return connections.ready(connections.existing(current.id(), id));
    }

    private Delivery replay(ReadyConnection ready, List<HookRequest> requests, boolean dry, Room taken) {
        return dry ? deliveries.tryOut(ready, requests, taken) : deliveries.take(ready, requests, true, taken);
    }
}
