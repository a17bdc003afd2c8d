package io.touchstone.tenant;

import java.util.Optional;

/** Positive numbers as short text of {@code 0-9a-z}, one spelling for each. */
public final class Base36 {

    private static final int RADIX = 36;

    private Base36() {}

    public static String format(long value) {
        return Long.toString(value, RADIX);
    }

    /** Empty for whatever {@link #format} does not write: signs, capitals, leading zeros, other scripts' digits. */
    public static Optional<Long> parse(String text) {
        try {
            long value = Long.parseLong(text, RADIX);
            return value > 0 && format(value).equals(text) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
