package io.touchstone.rollup;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Candidate;
import io.touchstone.event.SourceKind;
import java.util.Comparator;

/**
 * What tells credited purchases apart that do not behave alike under every pair of windows (see {@link Candidate}).
 *
 * @param rivalStep {@link Candidate#NO_RIVAL} where the other kind has no more recent touch
 */
record WindowCell(SourceKind kind, int step, int rivalStep) {

    static final Comparator<WindowCell> ORDER = Comparator.comparing(WindowCell::kind)
            .thenComparingInt(WindowCell::step)
            .thenComparingInt(WindowCell::rivalStep);

    boolean earns(AttributionRule rule) {
        return Candidate.earns(kind, step, rivalStep, rule);
    }

    /**
     * Whether it earns under some window, and then under all longer ones, that is the same for both kinds: a rival is more recent, so that
     * whatever window reaches back to this one reaches the rival, too.
     */
    boolean earnsUnderOneWindow() {
        return rivalStep == Candidate.NO_RIVAL;
    }
}
