package io.touchstone.event.json;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.EventType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON value as far as an event can have it. The value of a field that no event has is passed over while it is read:
 * a tree of it would take fifty times the memory of its text. What is left of it is the first such field's name, and what is
 * left of an object or array that should be something else is that it is one.
 */
final class KnownFields {

    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    /** Of all types: whether an event of its type has them is decided once the type is known. */
    private static final Set<String> OF_EVENTS = Arrays.stream(EventType.values())
            .flatMap(type -> type.fields().stream())
            .collect(toUnmodifiableSet());

    private static final Map<String, Set<String>> OF_OBJECTS = Map.of(
            "contact", ContactFields.NAMES,
            "same_as", ContactFields.NAMES,
            "cost", MoneyFields.COST_NAMES);

    /** A number in one of these is kept as it was written: as a number, 1e5 and 0.0000001 would be written otherwise. */
    private static final Set<String> TEXTS =
            Set.of("name", "order_name", "code", "reason", "button", "url", "template", "category");

    private KnownFields() {}

    /** The next value, or a missing node at the end. */
    static JsonNode read(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == null) {
            return NODES.missingNode();
        }
        return token == JsonToken.START_OBJECT ? object(json, OF_EVENTS, OF_OBJECTS) : value(json, token);
    }

    private static ObjectNode object(JsonParser json, Set<String> known, Map<String, Set<String>> objects)
            throws IOException {
        ObjectNode object = NODES.objectNode();
        boolean unknown = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token.isNumeric() && TEXTS.contains(name) && known.contains(name)) {
                object.put(name, json.getText());
            } else if (known.contains(name)) {
                @Nullable Set<String> within = objects.get(name);
                object.set(
                        name,
                        within != null && token == JsonToken.START_OBJECT
                                ? object(json, within, Map.of())
                                : value(json, token));
            } else {
                json.skipChildren();
                if (!unknown && token != JsonToken.VALUE_NULL) {
                    unknown = true;
                    object.put(name, true);
                }
            }
        }
        return object;
    }

    private static JsonNode value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(json.getText());
            case VALUE_NUMBER_INT ->
                switch (json.getNumberType()) {
                    case INT -> NODES.numberNode(json.getIntValue());
                    case LONG -> NODES.numberNode(json.getLongValue());
                    case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(json.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case START_OBJECT -> {
                json.skipChildren();
                yield NODES.objectNode();
            }
            case START_ARRAY -> {
                json.skipChildren();
                yield NODES.arrayNode();
            }
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, FIELD_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE ->
                NODES.nullNode();
        };
    }
}
