package io.touchstone.rollup;

import java.time.ZoneId;

/**
 * A history cut into local days and hours: a generation of roll-ups.
 *
 * @param zone whose days they are
 * @param doneKey it holds the messages and purchases up to this key, inclusive: from {@link #NOTHING} to {@link #WHOLE}
 */
public record Cut(int generation, ZoneId zone, long doneKey) {

    public static final long WHOLE = Long.MAX_VALUE;

    /** Keys begin at 0. */
    public static final long NOTHING = -1;

    boolean holds(long key) {
        return key <= doneKey;
    }
}
