package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which event a rule makes. */
sealed interface MappedType {

    /** Null where the rule does not hold. */
    @Nullable EventType find(JsonNode body, JsonNode element);

    /** All that it may be. */
    Collection<EventType> all();

    record Always(EventType type) implements MappedType {

        @Override
        public EventType find(JsonNode body, JsonNode element) {
            return type;
        }

        @Override
        public List<EventType> all() {
            return List.of(type);
        }
    }

    /** By what the platform calls it. */
    record ByTable(BodyPath path, Map<String, EventType> table) implements MappedType {

        public ByTable {
            table = Map.copyOf(table);
        }

        @Override
        public @Nullable EventType find(JsonNode body, JsonNode element) {
            String text = path.text(body, element);
            return text == null ? null : table.get(text);
        }

        @Override
        public Collection<EventType> all() {
            return table.values();
        }
    }
}
