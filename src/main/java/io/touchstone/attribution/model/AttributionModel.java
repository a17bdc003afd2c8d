package io.touchstone.attribution.model;

import io.touchstone.attribution.journey.Window;
import java.time.Duration;
import java.util.Arrays;

/** How the candidates of a purchase share it. */
public enum AttributionModel {
    /** The last has all of it. */
    LAST,
    /** The first has all of it. */
    FIRST,
    /** All have the same. */
    LINEAR,
    /** First and last have 40 % each, those between them share the rest; one has all of it, two have half each. */
    POSITION,
    /** The longer before the last touch another one was, the less it has: half as much for each half-life. */
    DECAY;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /**
     * The weights of candidates, whole numbers of which not all are zero.
     *
     * @param touchedAt when each was touched, epoch milliseconds, not earlier than the one before; at least one
     * @param halfLife of {@link #DECAY}; the other models do not look at it
     */
    public long[] weights(long[] touchedAt, Window halfLife) {
        int count = touchedAt.length;
        long[] weights = new long[count];
        switch (this) {
            case LAST -> weights[count - 1] = 1;
            case FIRST -> weights[0] = 1;
            case LINEAR -> Arrays.fill(weights, 1);
            case POSITION -> {
                Arrays.fill(weights, 1);
                if (count > 2) {
                    weights[0] = 2L * (count - 2);
                    weights[count - 1] = weights[0];
                }
            }
            case DECAY ->
                Arrays.setAll(
                        weights, i -> DecayWeights.of(halfLife).weight((touchedAt[count - 1] - touchedAt[i]) / MINUTE));
        }
        return weights;
    }
}
