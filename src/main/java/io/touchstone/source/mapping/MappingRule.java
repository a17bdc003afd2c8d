package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event of a body, or of each element of a list in it.
 *
 * @param name under which what it makes is counted; null for that of the event
 * @param each where the list is; null for the body itself
 * @param when all of which has to be so
 * @param type null where what is so says nothing that counts
 * @param fields by their names, those of an object after its name and a dot
 */
record MappingRule(
        @Nullable String name,
        @Nullable BodyPath each,
        List<MappingCondition> when,
        @Nullable MappedType type,
        TreeMap<String, MappedValue> fields) {

    MappingRule {
        when = List.copyOf(when);
    }

    boolean holds(JsonNode body, JsonNode element) {
        return when.stream().allMatch(condition -> condition.holds(body, element))
                && (type == null || type.find(body, element) != null);
    }

    /** @param made the event; null for none */
    String kind(@Nullable EventType made) {
        return name != null ? name : made == null ? "ignored" : made.code().replace('.', '/');
    }

    /** The names of the fields of a body that it looks at. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        if (each != null) {
            names.addAll(each.names());
        }
        when.forEach(condition -> names.addAll(condition.path().names()));
        if (type instanceof MappedType.ByTable(BodyPath path, Map<String, EventType> _)) {
            names.addAll(path.names());
        }
        fields.values().forEach(value -> value.paths().forEach(path -> names.addAll(path.names())));
        return names;
    }
}
