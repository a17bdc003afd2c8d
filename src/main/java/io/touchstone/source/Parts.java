package io.touchstone.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.RejectionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a body while they are found. */
public final class Parts {

    private final EventParser parser;
    private final List<Part> parts = new ArrayList<>();

    public Parts(EventParser parser) {
        this.parser = parser;
    }

    /** The beginning of an event, as {@code POST /v1/events} takes it. */
    public static ObjectNode event(String id, EventType type, Instant occurredAt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("type", type.code())
                .put("occurred_at", occurredAt.toString());
    }

    /** Sets a field, if there is something to say. */
    public static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    /** Whether it was added; one that breaks a rule of events is ignored. */
    public boolean addFact(String kind, ObjectNode json) {
        Optional<Event> event = checked(kind, json);
        event.ifPresent(good -> parts.add(new Part.Fact(kind, good)));
        return event.isPresent();
    }

    public void add(Part part) {
        parts.add(part);
    }

    public void ignore(String kind, IgnoredReason reason) {
        parts.add(new Part.Ignored(kind, reason));
    }

    public int size() {
        return parts.size();
    }

    public Translation translation() {
        return new Translation(parts);
    }

    /** Of a rejection no more than its type is told: its detail repeats what was sent. */
    private Optional<Event> checked(String kind, ObjectNode json) {
        return switch (parser.parse(json)) {
            case ParsedEvent.Valid(Event event) -> Optional.of(event);
            case ParsedEvent.Rejection rejection -> {
                boolean late = rejection.type().equals(RejectionType.OCCURRED_AT_OUT_OF_RANGE.urn());
                ignore(kind, late ? IgnoredReason.OUT_OF_TIME : IgnoredReason.INCOMPLETE);
                yield Optional.empty();
            }
        };
    }
}
