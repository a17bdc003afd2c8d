package io.touchstone.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.json.EventJson;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.ParsedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** The least event of each type, to be spoiled by tests, and a parser whose clock stands still. */
public final class SampleEvents {

    static final Instant NOW = Instant.parse("2026-07-28T12:00:00.000Z");
    public static final EventParser PARSER = new EventParser(InstantSource.fixed(NOW));

    /** Fields of events, not of what stands in them, that never cost the event. */
    static final Set<String> TEXTS = Set.of("order_name", "code", "reason", "button", "url", "template", "category");

    private SampleEvents() {}

    public static ObjectNode least(EventType type) {
        String fields = switch (type) {
            case MESSAGE_SENT -> "'message_id':'m1','contact':{'id':'c1'},'campaign_id':'k1'";
            case MESSAGE_PRICED -> "'message_id':'m1','cost':{'amount':0.05,'currency':'EUR'}";
            case MESSAGE_DELIVERED, MESSAGE_READ, MESSAGE_FAILED, MESSAGE_CLICKED -> "'message_id':'m1'";
            case MESSAGE_REPLIED -> "'message_id':'m1','kind':'text'";
            case PURCHASE_PLACED, PURCHASE_UPDATED, PURCHASE_REFUNDED ->
                "'purchase_id':'p1','amount':10.50,'currency':'EUR'";
            case PURCHASE_CANCELLED, PURCHASE_RESTORED -> "'purchase_id':'p1'";
            case CONTACT_IDENTIFIED, CONTACT_OPTED_OUT -> "'contact':{'id':'c1'}";
        };
        return json("{'id':'e1','type':'" + type.code() + "','occurred_at':'2026-07-01T10:00:00Z'," + fields + "}");
    }

    /** The least event with one field set; {@code path} is that field's name, or two joined by a dot. */
    public static ObjectNode with(EventType type, String path, String value) {
        ObjectNode event = least(type);
        int dot = path.indexOf('.');
        ObjectNode owner = dot < 0 ? event : event.withObjectProperty(path.substring(0, dot));
        owner.set(path.substring(dot + 1), tree(value));
        return event;
    }

    static ObjectNode without(EventType type, String field) {
        ObjectNode event = least(type);
        event.remove(field);
        return event;
    }

    /** JSON objects, with {@code '} for {@code "}. */
    public static ObjectNode json(String singleQuoted) {
        return (ObjectNode) tree(singleQuoted);
    }

    public static JsonNode tree(String singleQuoted) {
        try {
            return EventJson.reader().readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException badTest) {
            throw new IllegalArgumentException(singleQuoted, badTest);
        }
    }

    /** A JSON string, however hostile. */
    static String quoted(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException badTest) {
            throw new IllegalArgumentException(badTest);
        }
    }

    public static Event accepted(JsonNode json) {
        return switch (PARSER.parse(json)) {
            case ParsedEvent.Valid(Event event) -> event;
            case ParsedEvent.Rejection rejection -> throw new AssertionError("rejected: " + rejection);
        };
    }

    static ParsedEvent.Rejection rejected(JsonNode json) {
        return switch (PARSER.parse(json)) {
            case ParsedEvent.Valid accepted -> throw new AssertionError("accepted: " + accepted);
            case ParsedEvent.Rejection rejection -> rejection;
        };
    }
}
