package io.touchstone.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.event.EventJson;
import io.touchstone.event.EventParser;
import io.touchstone.event.ParsedEvent;
import io.touchstone.http.BodyLimit;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

    static final int MOST_EVENTS = 10_000;

    /** Lines committed at once: enough to make statements worth while, few enough to keep memory flat. */
    private static final int CHUNK = 2_000;

    private static final long LONGEST_BODY = 64L * 1024 * 1024;

    private final CurrentWorkspace current;
    private final Ingestion ingestion;
    private final EventParser parser;

    EventsResource(CurrentWorkspace current, Ingestion ingestion, InstantSource clock) {
        this.current = current;
        this.ingestion = ingestion;
        this.parser = new EventParser(clock);
    }

    /** A batch, in one transaction. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public IntakeAnswer batch(@BodyLimit(LONGEST_BODY) InputStream body) throws IOException {
        List<Submitted> events = new ArrayList<>();
        for (JsonNode event : eventsOf(EventJson.reader().readTree(body))) {
            events.add(new Submitted(events.size(), parser.parse(event)));
        }
        Receipt receipt = new Receipt();
        store(events, receipt);
        return receipt.answer();
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
        List<Outcome> outcomes = ingestion.store(
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

    private static JsonNode eventsOf(JsonNode body) {
        if (!body.isObject()) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body must be an object with the field events.");
        }
        List<FieldError> unknown = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("events")) {
                unknown.add(new FieldError(name, "is not a field of this body, which has events"));
            }
        });
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body has unknown fields.", unknown);
        }
        JsonNode events = body.path("events");
        if (!events.isArray() || events.isEmpty() || events.size() > MOST_EVENTS) {
            throw ProblemException.invalidField("events", "must be an array of 1 to " + MOST_EVENTS + " events");
        }
        return events;
    }
}
