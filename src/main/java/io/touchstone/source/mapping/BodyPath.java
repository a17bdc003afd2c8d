package io.touchstone.source.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands: a JSON Pointer (RFC 6901).
 *
 * @param ofBody whether it begins at the whole body even for one element of it, written as a fragment, {@code #/a}
 */
record BodyPath(JsonPointer pointer, boolean ofBody) {

    private static final int LONGEST = 255;

    /** One that leads to a list, an index, and one inside the element: together what is kept of a body, and no more. */
    private static final int MOST_STEPS = 7;

    private static final String FRAGMENT = "#";

    private static final Pattern FORM = Pattern.compile("(?:/(?:[^/~]|~[01])*)*");

    /** Any longer text is cut by every field that takes one, and is no id. Cut here, it cannot be hashed for each of many elements. */
    private static final int LONGEST_TEXT = 8_192;

    static final String RULE = "must be a JSON Pointer of at most " + MOST_STEPS + " steps and " + LONGEST
            + " characters, such as /message/id, or #/id for one that begins at the body inside each";

    /** Empty where it is none. */
    static Optional<BodyPath> parse(String text) {
        boolean ofBody = text.startsWith(FRAGMENT);
        String pointer = ofBody ? text.substring(FRAGMENT.length()) : text;
        return text.length() <= LONGEST
                        && FORM.matcher(pointer).matches()
                        && pointer.chars().filter(c -> c == '/').count() <= MOST_STEPS
                ? Optional.of(new BodyPath(JsonPointer.compile(pointer), ofBody))
                : Optional.empty();
    }

    /** Whether it leads to the whole of what it begins at. */
    boolean isWhole() {
        return pointer.matches();
    }

    JsonNode find(JsonNode body, JsonNode element) {
        return (ofBody ? body : element).at(pointer);
    }

    /** What is there, if that is a text, a number or a truth value, and not empty. */
    @Nullable String text(JsonNode body, JsonNode element) {
        String text = find(body, element).textValue();
        if (text == null || text.isEmpty()) {
            return null;
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** The names of the fields that it leads through. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            names.add(rest.getMatchingProperty());
        }
        return names;
    }
}
