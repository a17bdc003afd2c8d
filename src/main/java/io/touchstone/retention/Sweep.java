package io.touchstone.retention;

import io.touchstone.eventlog.KeyRange;
import java.time.LocalDate;

/**
 * How far the events of a workspace have been looked through.
 *
 * @param before a local day: what occurred before it is too old
 * @param doneKey messages and purchases up to this key were looked at
 */
record Sweep(LocalDate before, long doneKey) {

    static Sweep from(LocalDate before) {
        return new Sweep(before, KeyRange.BEFORE_FIRST);
    }

    Sweep upTo(long key) {
        return new Sweep(before, key);
    }

    boolean isDone() {
        return doneKey == KeyRange.LAST;
    }

    /** The sweep to go on with: this one, unless it is done and days have passed, or more is to be kept than it would leave. */
    Sweep orNext(LocalDate beforeNow) {
        return (isDone() && before.isBefore(beforeNow)) || before.isAfter(beforeNow) ? from(beforeNow) : this;
    }
}
