package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What has to be so of a body, or of one element of it, for a rule to hold. */
sealed interface MappingCondition {

    BodyPath path();

    boolean holds(JsonNode body, JsonNode element);

    /** A text, a number or a truth value is one of these, as they are written. */
    record IsOneOf(BodyPath path, Set<String> values) implements MappingCondition {

        public IsOneOf {
            values = Set.copyOf(values);
        }

        @Override
        public boolean holds(JsonNode body, JsonNode element) {
            String text = path.text(body, element);
            return text != null && values.contains(text);
        }
    }

    /** Something is there, or is not; null and an empty text are nothing. */
    record Exists(BodyPath path, boolean there) implements MappingCondition {

        @Override
        public boolean holds(JsonNode body, JsonNode element) {
            JsonNode found = path.find(body, element);
            return there == (found.isContainerNode() || path.text(body, element) != null);
        }
    }
}
