package io.touchstone.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Utf8;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of others as far as an adapter knows its names, and leniently: of a field given twice the last one stands. What is under
 * another name is passed over while it is read, for a tree of everything would take fifty times the memory of its text. Numbers
 * and truth values are kept as texts, as they were written, since platforms write one field now as the one, now as the other;
 * what is null is left out.
 */
public final class LeanJson {

    /** A body of 3 MiB full of what WhatsApp usually sends has half as many that are kept. */
    static final int MOST_VALUES = 250_000;

    /** What is nested deeper than any payload is not kept; beyond 1,000 levels it is not read either. */
    static final int DEEPEST = 16;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // By default buffers are kept for the next request of a thread; a virtual thread has only one.
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            // Field names are the sender's choice, and the JVM's table of interned strings is not theirs to fill.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // JSON is UTF-8; what looks like another encoding is not JSON.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private final JsonParser json;
    private final Set<String> names;
    private int values;

    private LeanJson(JsonParser json, Set<String> names) {
        this.json = json;
        this.names = names;
    }

    /**
     * One JSON value.
     *
     * @param names of the fields that are kept, wherever they stand
     * @throws UnreadableBodyException when it is none, or one without an end
     */
    public static JsonNode read(byte[] body, Set<String> names) throws UnreadableBodyException {
        if (!Utf8.isText(body, 0, body.length)) {
            throw new UnreadableBodyException(IgnoredReason.NOT_JSON);
        }
        try (JsonParser json = FACTORY.createParser(body)) {
            JsonNode value = new LeanJson(json, names).value(json.nextToken(), 0);
            if (json.nextToken() != null) {
                throw new UnreadableBodyException(IgnoredReason.NOT_JSON);
            }
            return value;
        } catch (StreamConstraintsException _) {
            throw new UnreadableBodyException(IgnoredReason.TOO_COMPLEX);
        } catch (IOException _) {
            throw new UnreadableBodyException(IgnoredReason.NOT_JSON);
        }
    }

    /** What a field holds, if that is a text, a number or a truth value, and not empty. */
    public static @Nullable String text(JsonNode object, String name) {
        String text = object.path(name).textValue();
        return text == null || text.isEmpty() ? null : text;
    }

    private JsonNode value(@Nullable JsonToken token, int depth) throws IOException, UnreadableBodyException {
        if (token == null) {
            throw new UnreadableBodyException(IgnoredReason.NOT_JSON);
        }
        if (++values > MOST_VALUES) {
            throw new UnreadableBodyException(IgnoredReason.TOO_COMPLEX);
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                NODES.textNode(json.getText());
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, FIELD_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE ->
                NODES.nullNode();
        };
    }

    private ObjectNode object(int depth) throws IOException, UnreadableBodyException {
        ObjectNode object = NODES.objectNode();
        if (depth == DEEPEST) {
            json.skipChildren();
            return object;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_NULL || !names.contains(name)) {
                json.skipChildren();
            } else {
                object.set(name, value(token, depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(int depth) throws IOException, UnreadableBodyException {
        ArrayNode array = NODES.arrayNode();
        if (depth == DEEPEST) {
            json.skipChildren();
            return array;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            array.add(value(token, depth + 1));
        }
        return array;
    }
}
