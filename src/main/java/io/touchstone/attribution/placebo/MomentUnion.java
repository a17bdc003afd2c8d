package io.touchstone.attribution.placebo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** All moments of some spans, each once. */
final class MomentUnion {

    /** Apart from each other, in the order of time. */
    private final List<MomentSpan> spans = new ArrayList<>();

    MomentUnion(Collection<MomentSpan> all) {
        all.stream().sorted(Comparator.comparingLong(MomentSpan::from)).forEach(span -> {
            if (!spans.isEmpty() && span.from() <= spans.getLast().to()) {
                MomentSpan last = spans.removeLast();
                spans.add(new MomentSpan(last.from(), Math.max(last.to(), span.to())));
            } else {
                spans.add(span);
            }
        });
    }

    /** Whether they have a moment in common. */
    boolean meets(MomentSpan span) {
        // Of those that do not end before it, the first is the one that may begin soon enough.
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).to() < span.from()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < spans.size() && spans.get(low).from() <= span.to();
    }

    boolean contains(long moment) {
        return meets(new MomentSpan(moment, moment));
    }
}
