package io.touchstone.event.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.Utf8;
import java.io.IOException;

/** The bytes of an event, a line of NDJSON or an element of a batch: one JSON value, or the reason why it is none. */
sealed interface EventLine {

    /** Enough for the longest sentence of the JSON parser about a short line; it repeats what it met. */
    int MAX_DETAIL_LENGTH = 200;

    record Value(JsonNode json) implements EventLine {}

    /** No JSON. */
    record Malformed(String detail) implements EventLine {}

    /** JSON by its grammar, but none that is read: no more than this one event is lost by it. */
    record Unreadable(String detail) implements EventLine {}

    record TooLarge() implements EventLine {}

    static EventLine read(byte[] buffer, int offset, int length) {
        if (length > EventLimits.EVENT_BYTES) {
            return new TooLarge();
        }
        if (!Utf8.isText(buffer, offset, offset + length)) {
            return new Malformed("not text in UTF-8");
        }
        try (JsonParser json = EventJson.reader().createParser(buffer, offset, length)) {
            JsonNode value = KnownFields.read(json);
            if (value.isMissingNode()) {
                return new Malformed("the line is empty");
            }
            return json.nextToken() == null ? new Value(value) : new Malformed("more than one JSON value");
        } catch (StreamConstraintsException _) {
            return new Unreadable("nested too deeply, or with too long a number, name or string");
        } catch (JsonParseException malformed) {
            String detail = "not JSON: " + Excerpt.of(malformed.getOriginalMessage(), MAX_DETAIL_LENGTH);
            return isDuplicate(malformed) ? new Unreadable(detail) : new Malformed(detail);
        } catch (IOException strange) {
            // Reading from memory: what the JSON parser says that is none of the above.
            return new Malformed("not JSON: " + Excerpt.of(String.valueOf(strange.getMessage()), MAX_DETAIL_LENGTH));
        }
    }

    // Jackson tells this apart from other faults by message only.
    private static boolean isDuplicate(JsonProcessingException thrown) {
        return String.valueOf(thrown.getOriginalMessage()).startsWith("Duplicate field");
    }
}
