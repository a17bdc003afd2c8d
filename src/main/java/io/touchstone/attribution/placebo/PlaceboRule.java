package io.touchstone.attribution.placebo;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which windows are looked at, and where they are moved to.
 *
 * @param touch the weakest that a window begins with
 * @param window how long it is, both ends inclusive
 * @param weeks how far it is moved at most, in either direction: {@link #FEWEST_WEEKS} to {@link #MOST_WEEKS}
 */
public record PlaceboRule(TouchRule touch, Window window, int weeks) {

    /** Whatever earns a purchase: to read is a sign of being about to buy. */
    public static final TouchRule USUAL_TOUCH = TouchRule.DELIVERED;

    public static final int FEWEST_WEEKS = 1;
    public static final int MOST_WEEKS = 8;
    public static final int USUAL_WEEKS = 4;

    /** Exactly 7 times 24 hours, in milliseconds: weekday and hour stay, but for the hour that clocks are set by. */
    static final long WEEK = Duration.ofDays(7).toMillis();

    public PlaceboRule {
        if (weeks < FEWEST_WEEKS || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException("a placebo over " + weeks + " weeks");
        }
    }

    /** The moves, in weeks, from the furthest back on; 0 is none of them. */
    List<Integer> moves() {
        return IntStream.rangeClosed(-weeks, weeks)
                .filter(move -> move != 0)
                .boxed()
                .toList();
    }

    /** In milliseconds. */
    long windowLength() {
        return window.length().toMillis();
    }
}
