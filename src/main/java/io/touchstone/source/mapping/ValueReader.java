package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads where a field of an event comes from. */
final class ValueReader {

    private static final int MOST_PATHS = 10;

    /** A platform's states, countries or categories. */
    static final int MOST_ROWS = 300;

    private static final int LONGEST_PREFIX = 100;

    /** Any currency has fewer. */
    private static final int MOST_DECIMALS = 6;

    private ValueReader() {}

    /**
     * A pointer, or an object that says more.
     *
     * @param name of the field in an event
     * @param outer what holds it
     * @param inOuter its name there
     * @return null where it is wrong
     */
    static @Nullable MappedValue read(String name, GivenObject outer, String inOuter, JsonNode given) {
        if (given.isTextual()) {
            Optional<BodyPath> path = path(given.textValue());
            if (path.isEmpty()) {
                outer.wrong(inOuter, BodyPath.RULE);
            }
            return path.map(MappedValue::at).orElse(null);
        }
        if (!given.isObject()) {
            outer.wrong(inOuter, "must be a JSON Pointer, or an object with one, or with a constant");
            return null;
        }
        return read(name, outer.within(inOuter, given), outer, inOuter);
    }

    /** One that leads somewhere. */
    static Optional<BodyPath> path(String text) {
        return BodyPath.parse(text).filter(path -> !path.isWhole());
    }

    private static @Nullable MappedValue read(String name, GivenObject object, GivenObject outer, String inOuter) {
        BodyPath pointer = object.parsed("pointer", ValueReader::path, BodyPath.RULE);
        List<BodyPath> pointers = object.allParsed("first_of", ValueReader::path, BodyPath.RULE, MOST_PATHS);
        String constant = object.scalar("constant");
        Boolean received = object.flag("received");
        boolean isReceived = received != null && received;
        long sources = List.of("pointer", "first_of", "constant").stream()
                .filter(object::has)
                .count();
        if (isReceived && (!name.equals(EventShape.OCCURRED_AT) || object.has("constant"))) {
            object.wrong("received", "is for an occurred_at that is no constant alone");
        }
        if (sources > 1 || (sources == 0 && !isReceived)) {
            outer.wrong(inOuter, "must have one of pointer, first_of and constant, or be received");
        }
        ValueForm form = form(name, object);
        Map<String, String> table = table(object);
        Map<String, Integer> decimals = decimals(form, object);
        String prefix = object.scalar("prefix");
        if (prefix != null && prefix.length() > LONGEST_PREFIX) {
            object.wrong("prefix", "must be at most " + LONGEST_PREFIX + " characters");
        }
        if (constant != null && (form != null || table != null || prefix != null)) {
            object.wrong("constant", "is as it is: without as, table and prefix");
        }
        object.end();
        return new MappedValue(
                pointer == null ? pointers : List.of(pointer),
                constant,
                form,
                table,
                prefix == null ? "" : prefix,
                decimals,
                isReceived);
    }

    private static @Nullable ValueForm form(String name, GivenObject object) {
        String all = Arrays.stream(ValueForm.values()).map(ValueForm::code).collect(Collectors.joining(", "));
        ValueForm form = object.parsed(
                "as",
                text -> Arrays.stream(ValueForm.values())
                        .filter(one -> one.code().equals(text))
                        .findFirst(),
                "must be one of " + all);
        if (form == ValueForm.MINOR_UNITS && !EventShape.AMOUNTS.contains(name)) {
            object.wrong("as", "is minor_units, which is for amounts alone");
        }
        return form;
    }

    private static @Nullable Map<String, String> table(GivenObject object) {
        Map<String, JsonNode> rows = object.fields("table", MOST_ROWS);
        if (rows == null) {
            return null;
        }
        Map<String, String> table = new HashMap<>();
        rows.forEach((from, to) -> {
            String text = object.scalar("table." + from, to);
            if (text != null) {
                table.put(from, text);
            }
        });
        return table;
    }

    private static Map<String, Integer> decimals(@Nullable ValueForm form, GivenObject object) {
        Map<String, JsonNode> rows = object.fields("decimals", MOST_ROWS);
        if (rows == null) {
            return Map.of();
        }
        if (form != ValueForm.MINOR_UNITS) {
            object.wrong("decimals", "is for as minor_units alone");
        }
        Map<String, Integer> decimals = new HashMap<>();
        rows.forEach((currency, number) -> {
            if (number.isInt() && number.intValue() >= 0 && number.intValue() <= MOST_DECIMALS) {
                decimals.put(currency, number.intValue());
            } else {
                object.wrong("decimals." + currency, "must be a whole number from 0 to " + MOST_DECIMALS);
            }
        });
        return decimals;
    }
}
