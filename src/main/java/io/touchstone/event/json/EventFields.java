package io.touchstone.event.json;

import static io.touchstone.event.json.RejectionType.INVALID_FIELD;
import static io.touchstone.event.json.RejectionType.MISSING_FIELD;
import static io.touchstone.event.json.RejectionType.UNKNOWN_FIELD;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.Category;
import io.touchstone.event.Identifier;
import io.touchstone.event.PhoneNumber;
import io.touchstone.event.TextForPeople;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, each read as what it should be. A field that is null counts as absent, even one
 * that should not be there. Whatever breaks a rule throws {@link RefusedException}.
 *
 * @param path what stands before a field's name in a detail, such as {@code contact.}
 */
record EventFields(JsonNode object, String path) {

    /** @param owner who does not have other fields, for the detail */
    void allowOnly(Set<String> known, String owner) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(field.getKey()) && !field.getValue().isNull()) {
                throw refused(UNKNOWN_FIELD, Excerpt.of(field.getKey()), owner + " has no such field");
            }
        }
    }

    boolean has(String name) {
        return find(name) != null;
    }

    @Nullable JsonNode find(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    JsonNode require(String name) {
        JsonNode value = find(name);
        if (value == null) {
            throw refused(MISSING_FIELD, name, "is missing");
        }
        return value;
    }

    EventFields requireObject(String name, Set<String> known) {
        JsonNode value = require(name);
        if (!value.isObject()) {
            throw invalid(name, "must be an object", value);
        }
        EventFields fields = new EventFields(value, path + name + '.');
        fields.allowOnly(known, path + name);
        return fields;
    }

    String requireString(String name) {
        return string(name, require(name));
    }

    private String string(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(name, "must be a string", value);
        }
        return value.textValue();
    }

    String requireIdentifier(String name) {
        return checked(name, require(name), Identifier::violation);
    }

    @Nullable String findIdentifier(String name) {
        JsonNode value = find(name);
        return value == null ? null : checked(name, value, Identifier::violation);
    }

    @Nullable String findPhone(String name) {
        JsonNode value = find(name);
        return value == null ? null : checked(name, value, PhoneNumber::violation);
    }

    private String checked(String name, JsonNode value, Function<String, Optional<String>> violation) {
        String string = string(name, value);
        Optional<String> rule = violation.apply(string);
        if (rule.isPresent()) {
            throw invalid(name, rule.get(), value);
        }
        return string;
    }

    /** A text for people, of which there may be nothing left: it never costs the event. */
    @Nullable String findText(String name, int maxLength) {
        return TextForPeople.of(text(name), maxLength);
    }

    @Nullable String findCategory(String name) {
        return Category.of(text(name));
    }

    /** Numbers are texts; what is neither is none. */
    private @Nullable String text(String name) {
        JsonNode value = find(name);
        return value != null && (value.isTextual() || value.isNumber()) ? value.asText() : null;
    }

    /** False when absent. */
    boolean flag(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            throw invalid(name, "must be true or false", value);
        }
        return value != null && value.booleanValue();
    }

    RefusedException invalid(String name, String rule, JsonNode value) {
        return refused(INVALID_FIELD, name, rule + ", not " + Excerpt.of(value));
    }

    RefusedException refused(RejectionType type, String name, String rule) {
        return new RefusedException(type, path + name, rule);
    }
}
