package io.touchstone.rollup;

import io.touchstone.eventlog.KeyRange;
import java.time.ZoneId;

/**
 * A history cut into local days and hours: a generation of roll-ups.
 *
 * @param zone whose days they are
 * @param doneKey it holds the messages and purchases up to this key, inclusive: from {@link #NOTHING} to {@link #WHOLE}
 */
public record RollupGeneration(int generation, ZoneId zone, long doneKey) {

    public static final long WHOLE = KeyRange.LAST;

    public static final long NOTHING = KeyRange.BEFORE_FIRST;

    boolean holds(long key) {
        return key <= doneKey;
    }
}
