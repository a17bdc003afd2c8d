package io.touchstone.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the world is.
 *
 * @param messages of its first year, which is loaded through the API
 * @param years of them; all but the first are copies
 */
record Scale(long messages, int years) {

    /** Larger than this a year is not made: more messages are more years. */
    private static final long LARGEST_YEAR = 1_000_000;

    private static final int MOST_YEARS = 10;

    private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,2})x)?(\\d{1,4})([km])");

    Scale {
        if (messages < 1_000 || messages > LARGEST_YEAR || years < 1 || years > MOST_YEARS) {
            throw new IllegalArgumentException("SCALE is 1k to 10m messages, of which a year has 1m at most");
        }
    }

    /** Such as {@code 1m}, {@code 10m} (ten years of 1m), {@code 10k}, or {@code 3x10k} for three years of 10k. */
    static Scale parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("SCALE is a number of messages such as 10k, 1m or 10m, not " + text);
        }
        int years = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        long messages = Long.parseLong(matcher.group(2)) * (matcher.group(3).equals("k") ? 1_000 : 1_000_000);
        return years == 1 && messages > LARGEST_YEAR
                ? new Scale(LARGEST_YEAR, Math.toIntExact(messages / LARGEST_YEAR))
                : new Scale(messages, years);
    }

    boolean hasCopies() {
        return years > 1;
    }

    @Override
    public String toString() {
        return years == 1 ? "%,d messages".formatted(messages) : "%d years of %,d messages".formatted(years, messages);
    }
}
