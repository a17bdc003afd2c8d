package io.touchstone.http;

import io.touchstone.event.Identifier;
import io.touchstone.event.TextForPeople;
import io.touchstone.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The rules for texts of bodies and paths, by the names that the client wrote. */
public final class TextRules {

    private TextRules() {}

    /** A text for people of which something other than spaces is left. */
    public static String required(String field, @Nullable String value) {
        if (value == null) {
            throw ProblemException.invalidField(field, "is missing");
        }
        String text = optional(value);
        if (text == null || text.isBlank()) {
            throw ProblemException.invalidField(field, "must not be empty");
        }
        return text;
    }

    /** A text for people; null when it is absent, or nothing is left of it. */
    public static @Nullable String optional(@Nullable String value) {
        return TextForPeople.of(value, TextForPeople.MAX_LENGTH);
    }

    /** An id in a body. */
    public static String id(String field, @Nullable String value) {
        if (value == null) {
            throw ProblemException.invalidField(field, "is missing");
        }
        Identifier.violation(value).ifPresent(violation -> {
            throw ProblemException.invalidField(field, violation);
        });
        return value;
    }

    /** An id in a path. */
    public static String pathId(String parameter, String value) {
        Identifier.violation(value).ifPresent(violation -> {
            throw ProblemException.invalidParameter(parameter, violation);
        });
        return value;
    }
}
