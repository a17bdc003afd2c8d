package io.touchstone.attribution.placebo;

import org.jspecify.annotations.Nullable;

/**
 * A counted message of a campaign to one contact. Instants are in epoch milliseconds.
 *
 * @param asked whether the question is about it: whether it was sent in the period, by one of the campaigns that are asked for
 * @param firstTouch the earliest touch that the rule takes; null where there is none
 * @param lastTouch the latest touch of any strength; null where there is none
 */
public record PlaceboMessage(
        long sentAt,
        boolean asked,
        @Nullable Long firstTouch,
        @Nullable Long lastTouch) {

    /** From when to when a purchase may be due to it, whatever the rule of touch. @param window in milliseconds */
    MomentSpan reserve(long window) {
        return new MomentSpan(sentAt, (lastTouch == null ? sentAt : Math.max(sentAt, lastTouch)) + window);
    }
}
