package io.touchstone.attribution.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The touches of one contact, in order. */
public final class Journey {

    private final List<Touch> touches;
    private final boolean whole;

    private Journey(Collection<Touch> touches, boolean whole) {
        this.touches = touches.stream().sorted().toList();
        this.whole = whole;
    }

    /** Of all touches. */
    public Journey(Collection<Touch> touches) {
        this(touches, true);
    }

    /** Of those alone that decide what is asked of it. */
    public static Journey ofSome(Collection<Touch> touches) {
        return new Journey(touches, false);
    }

    /** Whether it has all touches. */
    public boolean isWhole() {
        return whole;
    }

    /**
     * What is kept of it with a purchase; empty where it is too long for that, or not whole.
     *
     * @param purchaseKey of the purchase
     * @param purchasedAt epoch milliseconds
     */
    public Optional<KeptJourney> kept(long purchaseKey, long purchasedAt) {
        if (!whole) {
            return Optional.empty();
        }
        int end = countUntil(purchasedAt);
        int start = countUntil(purchasedAt - Window.REACH - 1);
        return KeptJourney.of(
                purchaseKey, purchasedAt, touches.subList(start, end).reversed());
    }

    /**
     * The touch that earns a purchase under a rule: the last of those strong enough, not after the purchase, and whose
     * lag is within the window of their kind of source, both ends inclusive.
     *
     * @param purchasedAt epoch milliseconds
     */
    public Optional<Touch> credit(long purchasedAt, AttributionRule rule) {
        for (int i = countUntil(purchasedAt) - 1; i >= 0; i--) {
            Touch touch = touches.get(i);
            long lag = purchasedAt - touch.at();
            if (lag > Window.REACH) {
                break;
            }
            if (touch.satisfies(rule.touch())
                    && lag <= rule.window(touch.kind()).length().toMillis()) {
                return Optional.of(touch);
            }
        }
        return Optional.empty();
    }

    /**
     * What became of every touch of the 30 days before a purchase, both ends inclusive, in order. The winner is the touch
     * that {@link #credit} finds; a touch qualified exactly when it would win were it the only one.
     *
     * @param purchasedAt epoch milliseconds
     */
    public List<Verdict> explain(long purchasedAt, AttributionRule rule) {
        List<Verdict> latestFirst = new ArrayList<>();
        boolean won = false;
        for (int i = countUntil(purchasedAt) - 1; i >= 0; i--) {
            Touch touch = touches.get(i);
            long lag = purchasedAt - touch.at();
            if (lag > Window.REACH) {
                break;
            }
            Verdict.Reason reason = null;
            if (!touch.satisfies(rule.touch())) {
                reason = Verdict.Reason.TOO_WEAK;
            } else if (lag > rule.window(touch.kind()).length().toMillis()) {
                reason = Verdict.Reason.OUTSIDE_WINDOW;
            } else if (won) {
                reason = Verdict.Reason.LATER_TOUCH_WON;
            } else {
                won = true;
            }
            latestFirst.add(new Verdict(touch, reason));
        }
        return List.copyOf(latestFirst.reversed());
    }

    /**
     * The messages that may have a part in a purchase under a rule, each by the latest of its touches that is strong enough, not after the
     * purchase, and within the window of its kind of source, in the order of touches: the last of them is the {@link #credit}.
     *
     * @param purchasedAt epoch milliseconds
     */
    public List<Touch> qualified(long purchasedAt, AttributionRule rule) {
        List<Touch> latestFirst = new ArrayList<>();
        Set<Long> messages = new HashSet<>();
        for (int i = countUntil(purchasedAt) - 1; i >= 0; i--) {
            Touch touch = touches.get(i);
            long lag = purchasedAt - touch.at();
            if (lag > rule.longerWindow().length().toMillis()) {
                break;
            }
            if (touch.satisfies(rule.touch())
                    && lag <= rule.window(touch.kind()).length().toMillis()
                    && messages.add(touch.messageKey())) {
                latestFirst.add(touch);
            }
        }
        return latestFirst.reversed();
    }

    /**
     * The latest touch of each kind of source that satisfies a rule and that any window reaches: from these two the credit
     * under any pair of windows follows (see {@link Candidate#earns}).
     *
     * @param purchasedAt epoch milliseconds
     */
    public List<Candidate> candidates(long purchasedAt, TouchRule rule) {
        Touch latest = null;
        for (int i = countUntil(purchasedAt) - 1; i >= 0; i--) {
            Touch touch = touches.get(i);
            if (purchasedAt - touch.at() > Window.REACH) {
                break;
            }
            if (touch.satisfies(rule)) {
                if (latest == null) {
                    latest = touch;
                } else if (touch.kind() != latest.kind()) {
                    int latestStep = step(purchasedAt, latest);
                    return List.of(
                            new Candidate(latest, latestStep, Candidate.NO_RIVAL),
                            new Candidate(touch, step(purchasedAt, touch), latestStep));
                }
            }
        }
        return latest == null
                ? List.of()
                : List.of(new Candidate(latest, step(purchasedAt, latest), Candidate.NO_RIVAL));
    }

    private static int step(long purchasedAt, Touch touch) {
        return Window.stepOf(purchasedAt - touch.at()).orElseThrow();
    }

    /** How many touches are not after the given instant. */
    private int countUntil(long instant) {
        int low = 0;
        int high = touches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (touches.get(middle).at() <= instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
