package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleReader {

    private static final int MOST_CONDITIONS = 10;

    private static final int MOST_VALUES = 100;

    private static final int MOST_TYPES = 20;

    /** Any event has fewer. */
    private static final int MOST_FIELDS = 20;

    /** As names of kinds are. */
    private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9_/]{0,62}[a-z0-9])?");

    private final GivenObject rule;

    private RuleReader(GivenObject rule) {
        this.rule = rule;
    }

    /** What cannot be used is complained of; then it is not to be used. */
    static MappingRule read(GivenObject rule) {
        return new RuleReader(rule).read();
    }

    private MappingRule read() {
        String name = rule.parsed(
                "name",
                text -> NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty(),
                "must be 1 to 64 small letters, digits, underscores and slashes, such as status/read");
        BodyPath each = rule.parsed("each", BodyPath::parse, BodyPath.RULE);
        List<MappingCondition> when = conditions();
        Boolean ignore = rule.flag("ignore");
        boolean isIgnored = ignore != null && ignore;
        MappedType type = isIgnored ? null : type();
        TreeMap<String, MappedValue> fields = new TreeMap<>();
        if (isIgnored) {
            if (rule.value("type") != null || rule.value("fields") != null) {
                rule.wrong("ignore", "is true, so that there is neither type nor fields");
            }
        } else {
            fields.putAll(fields(type));
        }
        rule.end();
        return new MappingRule(name, each == null ? null : new BodyPath(each.pointer(), false), when, type, fields);
    }

    private List<MappingCondition> conditions() {
        List<MappingCondition> conditions = new ArrayList<>();
        List<JsonNode> given = rule.list("when", MOST_CONDITIONS);
        for (int i = 0; i < given.size(); i++) {
            String name = "when[" + i + "]";
            GivenObject condition = rule.within(name, given.get(i));
            BodyPath path = condition.parsed("pointer", ValueReader::path, BodyPath.RULE);
            String equal = condition.scalar("equals");
            List<String> values = condition.scalars("one_of", MOST_VALUES);
            Boolean exists = condition.flag("exists");
            long tests = List.of("equals", "one_of", "exists").stream()
                    .filter(condition::has)
                    .count();
            condition.end();
            if (!condition.has("pointer")) {
                rule.wrong(name + ".pointer", "is missing");
            }
            if (tests != 1) {
                rule.wrong(name, "must have one of equals, one_of and exists");
            } else if (path != null) {
                conditions.add(
                        exists != null
                                ? new MappingCondition.Exists(path, exists)
                                : new MappingCondition.IsOneOf(
                                        path, equal == null ? new HashSet<>(values) : Set.of(equal)));
            }
        }
        return conditions;
    }

    private @Nullable MappedType type() {
        JsonNode given = rule.value("type");
        String must = "must be a type of event, such as message.read";
        if (given == null) {
            rule.wrong("type", "is missing: a type of event, or ignore");
            return null;
        }
        if (!given.isObject()) {
            Optional<EventType> type = EventType.find(given.asText());
            if (type.isEmpty()) {
                rule.wrong("type", must + ", or an object with pointer and table");
            }
            return type.map(MappedType.Always::new).orElse(null);
        }
        GivenObject object = rule.within("type", given);
        BodyPath path = object.parsed("pointer", ValueReader::path, BodyPath.RULE);
        Map<String, JsonNode> rows = object.fields("table", MOST_TYPES);
        object.end();
        if (!object.has("pointer") || !object.has("table")) {
            rule.wrong("type", "must have a pointer and a table");
        }
        Map<String, EventType> table = new HashMap<>();
        if (rows != null) {
            rows.forEach((from, to) -> EventType.find(to.asText())
                    .ifPresentOrElse(found -> table.put(from, found), () -> object.wrong("table." + from, must)));
        }
        return path == null || table.isEmpty() ? null : new MappedType.ByTable(path, table);
    }

    /** @param type null where it is not known; then names are not judged */
    private Map<String, MappedValue> fields(@Nullable MappedType type) {
        Map<String, MappedValue> fields = new TreeMap<>();
        Map<String, JsonNode> given = rule.fields("fields", MOST_FIELDS);
        if (given == null) {
            if (!rule.has("fields")) {
                rule.wrong("fields", "is missing");
            }
            return fields;
        }
        given.forEach((name, value) -> {
            Set<String> inner = EventShape.OBJECTS.get(name);
            if (!isField(name, type)) {
                return;
            }
            if (inner == null) {
                put(fields, name, ValueReader.read(name, rule, "fields." + name, value));
                return;
            }
            GivenObject object = rule.within("fields." + name, value);
            inner.forEach(field -> {
                JsonNode within = object.value(field);
                if (within != null) {
                    put(fields, name + "." + field, ValueReader.read(name + "." + field, object, field, within));
                }
            });
            object.end();
        });
        return fields;
    }

    private boolean isField(String name, @Nullable MappedType type) {
        if (type == null) {
            return true;
        }
        for (EventType one : type.all()) {
            Set<String> known = EventShape.fields(one);
            if (!known.contains(name)) {
                rule.wrong(
                        "fields." + name,
                        "is none that a rule fills of " + one.code() + ", which are "
                                + String.join(", ", new TreeSet<>(known)));
                return false;
            }
        }
        return true;
    }

    private static void put(Map<String, MappedValue> fields, String name, @Nullable MappedValue value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
