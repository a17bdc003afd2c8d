package io.touchstone.erasure;

import io.touchstone.tenant.Base36;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When it was, in epoch milliseconds, and what tells erasures of one millisecond apart. */
public record ErasureId(long erasedAt, long number) {

    /** After every other. */
    public static final ErasureId LAST = new ErasureId(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final String PREFIX = "er_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-z]{1,13})_([0-9a-z]{1,13})");

    /** Empty for whatever {@link #toString} does not write. */
    public static Optional<ErasureId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Base36.parse(parts.group(1))
                        .flatMap(at -> Base36.parse(parts.group(2)).map(number -> new ErasureId(at, number)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + Base36.format(erasedAt) + "_" + Base36.format(number);
    }
}
