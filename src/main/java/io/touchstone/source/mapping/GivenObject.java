package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object as a client wrote it. Each of its fields is read once, to a value or to a complaint that names the field; null is absent. For one
 * thread at a time.
 */
final class GivenObject {

    /** Of constants, values to compare with, and those of tables: longer ones are no ids, codes or states. */
    private static final int LONGEST_TEXT = 255;

    private final JsonNode object;
    private final String path;
    private final BiConsumer<String, String> wrong;
    private final Set<String> read = new TreeSet<>();

    /**
     * @param path its name as the client wrote it, such as {@code rules[0].fields}
     * @param wrong takes names of fields and what is wrong with each
     */
    GivenObject(JsonNode given, String path, BiConsumer<String, String> wrong) {
        this.path = path;
        this.wrong = wrong;
        this.object = given.isObject() ? given : JsonNodeFactory.instance.objectNode();
        if (!given.isObject()) {
            wrong.accept(path, "must be an object");
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Null where it is absent. */
    @Nullable JsonNode value(String name) {
        read.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** A text, or a number or truth value as it is written; null where it is absent or wrong. */
    @Nullable String scalar(String name) {
        JsonNode value = value(name);
        return value == null ? null : scalar(name, value);
    }

    /** A text that is something else as well; null where it is absent or wrong. @param rule what it has to be */
    <T> @Nullable T parsed(String name, Function<String, Optional<T>> parse, String rule) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        T parsed = value.isTextual() ? parse.apply(value.textValue()).orElse(null) : null;
        if (parsed == null) {
            wrong(name, rule);
        }
        return parsed;
    }

    /** As {@link #parsed}, several; empty where they are absent or wrong. @param most as many as there may be */
    <T> List<T> allParsed(String name, Function<String, Optional<T>> parse, String rule, int most) {
        List<T> all = new ArrayList<>();
        List<JsonNode> values = list(name, most);
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            Optional<T> parsed = value.isTextual() ? parse.apply(value.textValue()) : Optional.empty();
            if (parsed.isEmpty()) {
                wrong(name + "[" + i + "]", rule);
            }
            parsed.ifPresent(all::add);
        }
        return all;
    }

    /** As {@link #scalar}, several; empty where they are absent or wrong. @param most as many as there may be */
    List<String> scalars(String name, int most) {
        List<String> all = new ArrayList<>();
        List<JsonNode> values = list(name, most);
        for (int i = 0; i < values.size(); i++) {
            String text = scalar(name + "[" + i + "]", values.get(i));
            if (text != null) {
                all.add(text);
            }
        }
        return all;
    }

    /** Null where it is absent or wrong. */
    @Nullable Boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            wrong(name, "must be true or false");
            return null;
        }
        return value.booleanValue();
    }

    /** At least one where it is there; empty where it is absent or wrong. @param most as many as there may be */
    List<JsonNode> list(String name, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.isEmpty() || value.size() > most) {
            wrong(name, "must be a list of 1 to " + most);
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        value.forEach(all::add);
        return all;
    }

    /** The fields of an object, of which there is at least one; null where it is absent or wrong. @param most as many as there may be */
    @Nullable Map<String, JsonNode> fields(String name, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isObject() || value.isEmpty() || value.size() > most) {
            wrong(name, "must be an object of 1 to " + most + " fields");
            return null;
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** Of a field within one that was read. @param name of the outer, a dot, and of the inner */
    @Nullable String scalar(String name, JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            wrong(name, "must be a text of 1 to " + LONGEST_TEXT + " characters, a number or a truth value");
            return null;
        }
        return text;
    }

    /** What is within it. */
    GivenObject within(String name, JsonNode value) {
        return new GivenObject(value, path(name), wrong);
    }

    void wrong(String name, String detail) {
        wrong.accept(path(name), detail);
    }

    /** Complains of fields that nobody asked for. */
    void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                wrong(name, "is none of the fields here, which are " + String.join(", ", read));
            }
        });
    }

    String path(String name) {
        return path + "." + name;
    }
}
