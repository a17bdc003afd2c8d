package io.touchstone.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.touchstone.event.json.EventJson;
import io.touchstone.event.json.EventLimits;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.Excerpt;
import io.touchstone.event.json.NotJsonException;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a batch, read event by event: in memory is what the events say, and never a tree of the whole, nor what is not an
 * event. Where events begin and end is found here, byte by byte, and what they are by a JSON parser, each by itself: one parser for
 * all could not go on after an event that is nested too deeply, and would hold what it passes over.
 */
final class EventsBody {

    static final int MOST_EVENTS = 10_000;

    private static final String EVENTS = "events";

    /** The name of the only field, with every character escaped and its quotes, has 38 bytes. */
    private static final int LONGEST_NAME = 64;

    /** Of fields that should not be there, so many are named. */
    private static final int MOST_NAMED = 20;

    /** Takes the events, and is told when they are more than a batch may have. */
    interface Sink {

        void add(ParsedEvent event, byte[] json, int from, int length);

        void forget();
    }

    private final JsonSpans body;
    private final ReadWindow window;
    private final EventParser parser;
    private final Sink sink;
    private final List<FieldError> unknown = new ArrayList<>();
    private long unknownCount;
    private boolean given;
    private long count;

    private EventsBody(ReadWindow window, EventParser parser, Sink sink) {
        this.body = new JsonSpans(window);
        this.window = window;
        this.parser = parser;
        this.sink = sink;
    }

    /**
     * Hands over the events of a body, 1 to 10,000 of them.
     *
     * @throws ProblemException when it is not one JSON value, or another than {@code {"events": [...]}}
     */
    static void read(ReadWindow window, EventParser parser, Sink sink) throws IOException {
        EventsBody read = new EventsBody(window, parser, sink);
        read.object();
        if (read.unknownCount > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    read.unknownCount > MOST_NAMED
                            ? "The body has " + read.unknownCount + " unknown fields; these are the first."
                            : "The body has unknown fields.",
                    read.unknown);
        }
        if (read.count == 0 || read.count > MOST_EVENTS) {
            throw ProblemException.invalidField(EVENTS, "must be an array of 1 to " + MOST_EVENTS + " events");
        }
    }

    private void object() throws IOException {
        if (body.start() != '{') {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body must be an object with the field events.");
        }
        body.pass();
        if (body.next() == '}') {
            body.pass();
        } else {
            do {
                field();
            } while (body.goesOn('}'));
        }
        body.end();
    }

    private void field() throws IOException {
        String name = name();
        body.expect(':');
        byte first = body.next();
        if (!name.equals(EVENTS)) {
            if (unknownCount++ < MOST_NAMED) {
                unknown.add(new FieldError(Excerpt.of(name), "is not a field of this body, which has events"));
            }
            body.passValue();
            return;
        }
        if (given) {
            throw JsonSpans.malformed("The field events is there twice.");
        }
        given = true;
        if (first == '[') {
            array();
        } else {
            body.passValue();
        }
    }

    /** As it is shown, where it is too long to be the one that is known. */
    private String name() throws IOException {
        if (body.next() != '"') {
            throw JsonSpans.malformed("A field has no name.");
        }
        window.keep();
        body.passValue();
        if (!window.isKept()) {
            return "a name of more than " + EventLimits.EVENT_BYTES + " bytes";
        }
        int length = Math.min(window.position() - window.keptFrom(), LONGEST_NAME);
        byte[] quoted = new byte[length];
        System.arraycopy(window.bytes(), window.keptFrom(), quoted, 0, length);
        boolean cut = length < window.position() - window.keptFrom();
        window.drop();
        return cut ? new String(quoted, 1, length - 1, StandardCharsets.UTF_8) + "…" : text(quoted);
    }

    private static String text(byte[] quoted) throws IOException {
        try {
            return EventJson.reader().readTree(quoted).textValue();
        } catch (JsonProcessingException e) {
            throw JsonSpans.malformed(
                    "The name of a field is no JSON: " + Excerpt.of(String.valueOf(e.getOriginalMessage()), 200));
        }
    }

    private void array() throws IOException {
        body.pass();
        if (body.next() == ']') {
            body.pass();
            return;
        }
        do {
            event();
        } while (body.goesOn(']'));
    }

    private void event() throws IOException {
        body.next();
        if (count++ >= MOST_EVENTS) {
            if (count == MOST_EVENTS + 1) {
                sink.forget();
            }
            body.passValue();
            return;
        }
        window.keep();
        body.passValue();
        if (!window.isKept()) {
            sink.add(EventParser.tooLarge(), window.bytes(), 0, 0);
            return;
        }
        int from = window.keptFrom();
        int length = window.position() - from;
        try {
            sink.add(parser.parseElement(window.bytes(), from, length), window.bytes(), from, length);
        } catch (NotJsonException e) {
            throw JsonSpans.malformed("events[" + (count - 1) + "]: " + e.detail());
        }
        window.drop();
    }
}
