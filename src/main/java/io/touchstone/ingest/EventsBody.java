package io.touchstone.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.touchstone.event.EventJson;
import io.touchstone.event.EventParser;
import io.touchstone.event.ParsedEvent;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a batch, read event by event: in memory is what the events say, and never a tree of the whole.
 */
final class EventsBody {

    static final int MOST_EVENTS = 10_000;

    private static final String EVENTS = "events";

    private final EventParser parser;
    private final List<ParsedEvent> events = new ArrayList<>();
    private final List<FieldError> unknown = new ArrayList<>();
    private long count;

    private EventsBody(EventParser parser) {
        this.parser = parser;
    }

    /**
     * The events of the body, 1 to 10,000 of them.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is not one JSON value
     * @throws ProblemException when it is another value than {@code {"events": [...]}}
     */
    static List<ParsedEvent> read(InputStream body, EventParser parser) throws IOException {
        EventsBody read = new EventsBody(parser);
        try (JsonParser json = EventJson.readerWithin().createParser(body)) {
            read.object(json);
        }
        if (!read.unknown.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body has unknown fields.", read.unknown);
        }
        if (read.count == 0 || read.count > MOST_EVENTS) {
            throw ProblemException.invalidField(EVENTS, "must be an array of 1 to " + MOST_EVENTS + " events");
        }
        return read.events;
    }

    private void object(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body must be an object with the field events.");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (!name.equals(EVENTS)) {
                unknown.add(new FieldError(name, "is not a field of this body, which has events"));
                json.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                array(json);
            } else {
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw MismatchedInputException.from(json, ParsedEvent.class, "Trailing token after the body");
        }
    }

    private void array(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (++count > MOST_EVENTS) {
                json.skipChildren();
            } else {
                events.add(parser.parse(EventJson.readerWithin().readTree(json)));
            }
        }
    }
}
