package io.touchstone.attribution.journey;

import java.time.Duration;
import java.util.OptionalInt;

/** How long after a touch a purchase is still credited to it, inclusive. A day is exactly 24 hours. */
public enum Window {
    ONE_HOUR("1h", Duration.ofHours(1)),
    SIX_HOURS("6h", Duration.ofHours(6)),
    TWELVE_HOURS("12h", Duration.ofHours(12)),
    ONE_DAY("1d", Duration.ofDays(1)),
    TWO_DAYS("2d", Duration.ofDays(2)),
    THREE_DAYS("3d", Duration.ofDays(3)),
    FIVE_DAYS("5d", Duration.ofDays(5)),
    SEVEN_DAYS("7d", Duration.ofDays(7)),
    FOURTEEN_DAYS("14d", Duration.ofDays(14)),
    THIRTY_DAYS("30d", Duration.ofDays(30));

    private static final Window[] LADDER = values();

    /** How far before a purchase a touch can lie that earns it under any rule, in milliseconds: the longest window, inclusive. */
    public static final long REACH = THIRTY_DAYS.length.toMillis();

    private final String code;
    private final Duration length;

    Window(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    /** As clients write it, such as {@code 2d}. */
    public String code() {
        return code;
    }

    public Duration length() {
        return length;
    }

    /** Its place on the ladder of windows, from 1 for the shortest. */
    public int step() {
        return ordinal() + 1;
    }

    /** The step of the shortest window that reaches back over {@code lag} milliseconds; empty beyond the longest. */
    public static OptionalInt stepOf(long lag) {
        for (Window window : LADDER) {
            if (lag <= window.length.toMillis()) {
                return OptionalInt.of(window.step());
            }
        }
        return OptionalInt.empty();
    }
}
