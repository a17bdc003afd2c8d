package io.touchstone.time;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * How answers write an instant: in UTC, with exactly three decimals and {@code Z}, such as {@code
 * 2026-03-29T00:30:00.000Z}.
 */
public final class UtcTimestamp {

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private UtcTimestamp() {}

    /** What is finer than a millisecond is cut off. */
    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    public static String of(long epochMillis) {
        return of(Instant.ofEpochMilli(epochMillis));
    }
}
