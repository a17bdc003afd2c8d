package io.touchstone.event;

import java.util.Optional;

/**
 * The rule that every id given by a caller obeys, in bodies and in paths: 1 to 255 characters (Unicode code points) of
 * any script, without control characters or lone surrogates, and not {@code .} or {@code ..}, which cannot stand in a
 * path.
 */
public final class Identifier {

    public static final int MAX_LENGTH = 255;

    private Identifier() {}

    /** Which part of the rule this breaks, to be read after the field's name; empty when it is a good id. */
    public static Optional<String> violation(String id) {
        if (id.isEmpty() || isTooLong(id)) {
            return Optional.of("must be 1 to " + MAX_LENGTH + " characters");
        }
        if (id.equals(".") || id.equals("..")) {
            return Optional.of("must not be . or ..");
        }
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return Optional.of("must not hold control characters");
            }
        }
        return UnpairedSurrogates.anyAlone(id) ? Optional.of("must not hold lone surrogates") : Optional.empty();
    }

    /** As much of an id, good or not, as an answer may show. */
    public static String cut(String id) {
        return isTooLong(id) ? id.substring(0, id.offsetByCodePoints(0, MAX_LENGTH)) : id;
    }

    private static boolean isTooLong(String id) {
        return id.length() > MAX_LENGTH
                && (id.length() > 2 * MAX_LENGTH || id.codePointCount(0, id.length()) > MAX_LENGTH);
    }
}
