package io.touchstone.attribution.placebo;

/** A piece of time, in epoch milliseconds, both ends inclusive. */
record MomentSpan(long from, long to) {

    MomentSpan movedBy(long milliseconds) {
        return new MomentSpan(from + milliseconds, to + milliseconds);
    }
}
