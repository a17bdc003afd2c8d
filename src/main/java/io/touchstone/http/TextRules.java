package io.touchstone.http;

import io.touchstone.event.Identifier;
import io.touchstone.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The rules for texts of bodies and paths, by the names that the client wrote. */
public final class TextRules {

    /** In characters (code points). */
    private static final int LONGEST = 255;

    private TextRules() {}

    /** A text for people, 1 to 255 characters. */
    public static String required(String field, @Nullable String value) {
        if (value == null) {
            throw ProblemException.invalidField(field, "is missing");
        }
        if (value.isBlank()) {
            throw ProblemException.invalidField(field, "must not be empty");
        }
        return checked(field, value);
    }

    /** A text for people, at most 255 characters; null when it is absent. */
    public static @Nullable String optional(String field, @Nullable String value) {
        return value == null ? null : checked(field, value);
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

    private static String checked(String field, String value) {
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw ProblemException.invalidField(field, "must have at most " + LONGEST + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)
                || value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw ProblemException.invalidField(field, "must not hold control characters or lone surrogates");
        }
        return value;
    }
}
