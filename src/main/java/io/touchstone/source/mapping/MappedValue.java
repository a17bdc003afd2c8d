package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of an event comes from.
 *
 * @param paths of which the first stands that leads to something of the right form
 * @param constant that stands whatever the body says; then there are no paths
 * @param table what a value of the body is in the event; one that is not in it is none. Null for none
 * @param prefix of what is found
 * @param decimals of amounts in the smallest unit, by currency, where a platform's differ from those of ISO 4217
 * @param received whether the time of receipt stands where nothing is found
 */
record MappedValue(
        List<BodyPath> paths,
        @Nullable String constant,
        @Nullable ValueForm form,
        @Nullable Map<String, String> table,
        String prefix,
        Map<String, Integer> decimals,
        boolean received) {

    MappedValue {
        paths = List.copyOf(paths);
        table = table == null ? null : Map.copyOf(table);
        decimals = Map.copyOf(decimals);
    }

    static MappedValue at(BodyPath path) {
        return new MappedValue(List.of(path), null, null, null, "", Map.of(), false);
    }

    /** Null where nothing is found. Of an amount in the smallest unit it is as many of them. */
    @Nullable String find(JsonNode body, JsonNode element) {
        if (constant != null) {
            return constant;
        }
        for (BodyPath path : paths) {
            String text = path.text(body, element);
            String value = text == null ? null : read(text);
            if (value != null) {
                return prefix + value;
            }
        }
        return null;
    }

    private @Nullable String read(String text) {
        String told = table == null ? text : table.get(text);
        return told == null || form == null ? told : form.read(told);
    }
}
