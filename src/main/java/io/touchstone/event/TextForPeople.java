package io.touchstone.event;

import org.jspecify.annotations.Nullable;

/**
 * Names, reasons and other texts that no number depends on. Nothing that stands in one is an error: what cannot be kept is left
 * out.
 */
public final class TextForPeople {

    /** In characters (code points), of one that has no limit of its own. */
    public static final int MAX_LENGTH = 255;

    private TextForPeople() {}

    /**
     * The text without control characters and lone surrogates, and of what is left no more than {@code maxLength} characters
     * (code points); null when nothing is, or nothing was.
     */
    public static @Nullable String of(@Nullable String text, int maxLength) {
        if (text == null) {
            return null;
        }
        StringBuilder kept = null;
        int at = 0;
        for (int length = 0; at < text.length() && length < maxLength; ) {
            int character = text.codePointAt(at);
            if (isKept(character)) {
                length++;
                if (kept != null) {
                    kept.appendCodePoint(character);
                }
            } else if (kept == null) {
                kept = new StringBuilder(text.substring(0, at));
            }
            at += Character.charCount(character);
        }
        String result = kept == null ? text.substring(0, at) : kept.toString();
        return result.isEmpty() ? null : result;
    }

    /** A surrogate that is a character of its own is one without its other half. */
    private static boolean isKept(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
