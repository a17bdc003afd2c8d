package io.touchstone.ingest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.event.EventParser;
import io.touchstone.event.ParsedEvent;
import io.touchstone.http.BodyLimit;
import io.touchstone.ingest.Admission.Room;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Takes events, each exactly once however often it is sent. */
@Path("/v1/events")
@RunOnVirtualThread
@RolesAllowed(Scope.INGEST)
class EventsResource {

    /** @param index its place in the request, from 0 */
    private record Submitted(long index, ParsedEvent event) {}

    /** Lines committed at once: enough to make statements worth while, few enough to keep memory flat. */
    private static final int CHUNK = 2_000;

    private static final long LONGEST_BODY = 64L * 1024 * 1024;

    private final CurrentWorkspace current;
    /** What a body that does not tell its length is taken to have: more than most webhooks and batches. */
    private static final long UNTOLD_LENGTH = 1024 * 1024;

    private final GroupCommit commits;
    private final Admission admission;
    private final EventParser parser;

    EventsResource(CurrentWorkspace current, GroupCommit commits, Admission admission, InstantSource clock) {
        this.current = current;
        this.commits = commits;
        this.admission = admission;
        this.parser = new EventParser(clock);
    }

    /** A batch, in one transaction. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public IntakeAnswer batch(@BodyLimit(LONGEST_BODY) InputStream body, @Context HttpHeaders headers)
            throws IOException {
        try (Room _ = admission.take(headers.getLength() < 0 ? UNTOLD_LENGTH : headers.getLength())) {
            List<Submitted> events = new ArrayList<>();
            for (ParsedEvent event : EventsBody.read(body, parser)) {
                events.add(new Submitted(events.size(), event));
            }
            Receipt receipt = new Receipt();
            store(events, receipt);
            return receipt.answer();
        }
    }

    /** Any number of lines, one event each, committed in chunks. Blank lines say nothing, but count as lines. */
    @POST
    @Consumes("application/x-ndjson")
    public IntakeAnswer stream(@BodyLimit(BodyLimit.UNLIMITED) InputStream body) throws IOException {
        EventLines lines = new EventLines(body);
        Receipt receipt = new Receipt();
        List<Submitted> chunk = new ArrayList<>(CHUNK);
        long index = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (!isBlank(line)) {
                chunk.add(new Submitted(index, parser.parseLine(line)));
            }
            index++;
            if (chunk.size() == CHUNK) {
                store(chunk, receipt);
                chunk.clear();
            }
        }
        store(chunk, receipt);
        return receipt.answer();
    }

    private void store(List<Submitted> submitted, Receipt receipt) {
        if (submitted.isEmpty()) {
            return;
        }
        List<Outcome> outcomes = commits.store(
                current.id(), submitted.stream().map(Submitted::event).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            receipt.add(submitted.get(i).index(), outcomes.get(i));
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
