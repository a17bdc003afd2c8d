package io.touchstone.attribution.journey;

import org.jspecify.annotations.Nullable;

/**
 * What became of one touch in the contest for a purchase.
 *
 * @param reason why it did not win; null for the winner
 */
public record Verdict(Touch touch, @Nullable Reason reason) {

    /**
     * In the order in which they are looked for: a touch that is both too weak and outside its window is too weak, because
     * under that rule of touch no window would have let it win.
     */
    public enum Reason {
        TOO_WEAK,
        OUTSIDE_WINDOW,
        LATER_TOUCH_WON,
        /** Under models that share: the first has all of it. */
        EARLIER_TOUCH_WON,
        /** Under models that share: each message has one share, by the latest of its touches. */
        LATER_TOUCH_OF_MESSAGE
    }

    public boolean won() {
        return reason == null;
    }

    /** Whether it was a candidate: it won, or lost to nothing but a later candidate. */
    public boolean qualified() {
        return won() || reason == Reason.LATER_TOUCH_WON;
    }
}
