package io.touchstone.eventlog;

import java.util.List;

/**
 * A range of the keys of a workspace, for work that goes on from where it stood. Queries along it name their index, see
 * {@code sql/RATIONALE.md}: else each piece may cost as much as the whole.
 *
 * @param after the last key before it; {@link #BEFORE_FIRST} for none
 * @param to its last key, inclusive; {@link #LAST} for all that there are
 */
public record KeyRange(long after, long to) {

    /** Keys begin at 0. */
    public static final long BEFORE_FIRST = -1;

    public static final long LAST = Long.MAX_VALUE;

    /** What a query for the key at which to end found. */
    public static long end(List<Long> key) {
        return key.isEmpty() ? LAST : key.getFirst();
    }
}
