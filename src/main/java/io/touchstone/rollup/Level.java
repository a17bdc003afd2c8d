package io.touchstone.rollup;

/**
 * How finely sums are kept. Each level has rows of its own, so that an answer reads rows in proportion to its days and
 * lines, not to the number of sources. The codes are stored: never change one.
 */
public enum Level {
    /** Two lines: all campaigns, and all flows; together the workspace. */
    KIND(1),
    /** A line for each campaign and each flow. */
    OWNER(2),
    /** A line for each campaign or node of a flow, with template and category. */
    SOURCE(3),
    /** The lines of {@link #SOURCE}, but by hour instead of by day. */
    SOURCE_BY_HOUR(4);

    private static final Level[] BY_CODE = values();

    private final int code;

    Level(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Level of(int code) {
        return BY_CODE[code - 1];
    }
}
