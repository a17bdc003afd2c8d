package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a connection as a client wrote them. Each is read once, to a value or to an error, and all errors are told at once.
 * For one thread at a time.
 */
public final class SettingsReader {

    private static final int LONGEST_SECRET = 1_024;

    private final ObjectNode given;
    private final Set<String> read = new TreeSet<>();
    private final TreeMap<String, String> secrets = new TreeMap<>();
    private final String path;
    private final List<FieldError> errors;

    public SettingsReader(ObjectNode given) {
        this(given, "", new ArrayList<>());
    }

    /** @param path before the name of each field */
    private SettingsReader(ObjectNode given, String path, List<FieldError> errors) {
        this.given = given;
        this.path = path;
        this.errors = errors;
    }

    /**
     * A text; null where it is absent, null or wrong.
     *
     * @param violation what is wrong with one, if anything
     */
    public @Nullable String text(String name, Function<String, Optional<String>> violation) {
        JsonNode value = value(name);
        return value == null ? null : text(name, value, violation);
    }

    /** Several texts; empty where they are absent, null or wrong. @param most as many as there may be */
    public List<String> texts(String name, int most, Function<String, Optional<String>> violation) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            wrong(name, "must be a list of at most " + most + " texts");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String text = text(name + "[" + i + "]", value.get(i), violation);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** One of a closed set; the first where it is absent or wrong. */
    public <E extends Enum<E>> E choice(String name, E[] choices) {
        JsonNode value = value(name);
        if (value == null) {
            wrong(name, "must be one of " + codes(choices));
            return choices[0];
        }
        return Arrays.stream(choices)
                .filter(choice -> code(choice).equals(value.textValue()))
                .findFirst()
                .orElseGet(() -> {
                    wrong(name, "must be one of " + codes(choices));
                    return choices[0];
                });
    }

    /** As {@link #choice(String, Enum[])}, of which one stands where it is absent. */
    public <E extends Enum<E>> E choice(String name, E[] choices, E otherwise) {
        return value(name) == null ? otherwise : choice(name, choices);
    }

    /** A truth value. @param otherwise where it is absent, null or wrong */
    public boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            wrong(name, "must be true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** Several of whatever, in their order; empty where they are absent, null or wrong. @param most as many as there may be */
    public List<JsonNode> list(String name, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            wrong(name, "must be a list of at most " + most);
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    /** An object; null where it is absent, null or wrong. */
    public @Nullable ObjectNode object(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            wrong(name, "must be an object");
        }
        return value instanceof ObjectNode object ? object : null;
    }

    /** The fields of an object in one of these, each with its whole name; it has no secrets. */
    SettingsReader within(String name, ObjectNode object) {
        return new SettingsReader(object, name + ".", errors);
    }

    /** Takes a secret, which is kept apart from settings, if there is one. */
    public void secret(String name) {
        String secret = text(
                name,
                text -> text.isEmpty()
                                || text.length() > LONGEST_SECRET
                                || text.chars().anyMatch(c -> c < 0x20 || c > 0x7e)
                        ? Optional.of("must be 1 to " + LONGEST_SECRET + " printable ASCII characters")
                        : Optional.empty());
        if (secret != null) {
            secrets.put(name, secret);
        }
    }

    /** Those that were given, by their names. */
    public TreeMap<String, String> secrets() {
        return secrets;
    }

    /** How many fields cannot be used, as far as they were read. */
    int wrongs() {
        return errors.size();
    }

    public void wrong(String name, String detail) {
        errors.add(new FieldError(path + name, detail));
    }

    /** @throws ProblemException with everything that is wrong, fields that nobody asked for among it */
    public void end() {
        endUnknown();
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    errors.stream()
                            .map(error -> error.field() + ": " + error.detail())
                            .collect(Collectors.joining("; ")),
                    errors);
        }
    }

    /** Tells of fields that nobody asked for. */
    void endUnknown() {
        given.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                wrong(name, "is not a field of this connection, which has " + path + String.join(", " + path, read));
            }
        });
    }

    static String code(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Of settings that were checked. */
    static <E extends Enum<E>> E chosen(Class<E> choices, JsonNode code) {
        return Enum.valueOf(choices, code.textValue().toUpperCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> String codes(E[] choices) {
        return Arrays.stream(choices).map(SettingsReader::code).collect(Collectors.joining(", "));
    }

    private @Nullable JsonNode value(String name) {
        read.add(name);
        JsonNode value = given.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable String text(String name, JsonNode value, Function<String, Optional<String>> violation) {
        if (!value.isTextual()) {
            wrong(name, "must be a text");
            return null;
        }
        Optional<String> wrong = violation.apply(value.textValue());
        wrong.ifPresent(detail -> wrong(name, detail));
        return wrong.isPresent() ? null : value.textValue();
    }
}
