package io.touchstone.intake.tally;

import java.time.Instant;

/** How many there were, and when the last of them. */
public record TallySum(long count, Instant lastAt) {

    public TallySum and(TallySum other) {
        return new TallySum(count + other.count, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
}
