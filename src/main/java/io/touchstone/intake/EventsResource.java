package io.touchstone.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.event.json.EventParser;
import io.touchstone.http.body.BodyLimit;
import io.touchstone.http.body.RequestRoom;
import io.touchstone.http.body.Rooms.Room;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;

/** Takes events, each exactly once however often it is sent. */
@Path("/v1/events")
@RunOnVirtualThread
@RolesAllowed(Scope.INGEST)
class EventsResource {

    private static final long LONGEST_BODY = 64L * 1024 * 1024;

    private final CurrentWorkspace current;
    private final GroupCommit commits;
    private final RequestRoom room;
    private final EventParser parser;

    EventsResource(CurrentWorkspace current, GroupCommit commits, RequestRoom room, InstantSource clock) {
        this.current = current;
        this.commits = commits;
        this.room = room;
        this.parser = new EventParser(clock);
    }

    /** A batch, in one transaction. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public IntakeAnswer batch(@BodyLimit(LONGEST_BODY) InputStream body) throws IOException {
        try (Room taken = room.room()) {
            return intake(taken).batch(body);
        }
    }

    /** Any number of lines, one event each, committed in chunks. Blank lines say nothing, but count as lines. */
    @POST
    @Consumes("application/x-ndjson")
    public IntakeAnswer stream(@BodyLimit(BodyLimit.UNLIMITED) InputStream body) throws IOException {
        try (Room taken = room.room()) {
            return intake(taken).stream(body);
        }
    }

    private Intake intake(Room taken) {
        return new Intake(commits, parser, current.id(), taken);
    }
}
