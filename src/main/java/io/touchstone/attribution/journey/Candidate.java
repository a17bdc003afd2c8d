package io.touchstone.attribution.journey;

import io.touchstone.event.SourceKind;

/**
 * The latest touch of one kind of source before a purchase, under one touch rule: what earns the purchase under every
 * window that reaches back to it, unless a more recent touch of the other kind does.
 *
 * @param step the shortest window that reaches it
 * @param rivalStep when the other kind's latest touch is more recent, the shortest window that reaches that one; else
 *     {@link #NO_RIVAL}
 */
public record Candidate(Touch touch, int step, int rivalStep) {

    public static final int NO_RIVAL = 0;

    /** Whether it earns the purchase: its own window reaches it, and the rival's, if there is one, does not reach the rival. */
    public static boolean earns(SourceKind kind, int step, int rivalStep, AttributionRule rule) {
        Window rivalWindow = rule.window(kind.other());
        return step <= rule.window(kind).step() && (rivalStep == NO_RIVAL || rivalStep > rivalWindow.step());
    }
}
