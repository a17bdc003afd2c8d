package io.touchstone.event;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A line of NDJSON: one JSON value, or the reason why it is none. */
sealed interface EventLine {

    /** Enough for the longest sentence of the JSON parser about a short line; it repeats what it met. */
    int MAX_DETAIL_LENGTH = 200;

    record Value(JsonNode json) implements EventLine {}

    record Malformed(String detail) implements EventLine {}

    static EventLine read(byte[] buffer, int offset, int length) {
        try {
            JsonNode json = EventJson.reader().readTree(buffer, offset, length);
            return json.isMissingNode() ? new Malformed("the line is empty") : new Value(json);
        } catch (StreamConstraintsException _) {
            return new Malformed("nested too deeply, or with too long a number, name or string");
        } catch (JsonParseException malformed) {
            return new Malformed("not JSON: " + Excerpt.of(malformed.getOriginalMessage(), MAX_DETAIL_LENGTH));
        } catch (JsonProcessingException _) {
            // A tree can be bound to anything, so what is left is a second value.
            return new Malformed("more than one JSON value");
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }
}
