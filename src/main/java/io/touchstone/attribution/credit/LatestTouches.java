package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.sql.RowMemory;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Of any number of touches of a contact, those that can be a candidate for one of its purchases: for each purchase the latest of each kind
 * of source under each touch rule, or of each message under one rule. What follows from them is what follows from all.
 */
final class LatestTouches {

    /** In bytes, roughly: of a touch, its message's id, and its places in a map and in lists. */
    static final int WEIGHT = 300;

    /** Of which touches the latest decides. */
    sealed interface Contest {

        /** For credits under whatever rule: those of each kind of source. */
        record OfKinds() implements Contest {

            @Override
            public boolean areJourneysKept() {
                return true;
            }

            @Override
            public List<Contender> of(Touch touch) {
                return Arrays.stream(TouchRule.values())
                        .filter(touch::satisfies)
                        .map(rule -> new Contender(rule, touch.kind().ordinal()))
                        .toList();
            }

            @Override
            public long reach(Touch touch) {
                return longestReach();
            }

            @Override
            public long longestReach() {
                return Window.REACH;
            }
        }

        /** For shares under one rule: those of each message. */
        record OfMessages(AttributionRule rule) implements Contest {

            @Override
            public boolean areJourneysKept() {
                return false;
            }

            @Override
            public List<Contender> of(Touch touch) {
                return touch.satisfies(rule.touch())
                        ? List.of(new Contender(rule.touch(), touch.messageKey()))
                        : List.of();
            }

            @Override
            public long reach(Touch touch) {
                return rule.window(touch.kind()).length().toMillis();
            }

            @Override
            public long longestReach() {
                return rule.longerWindow().length().toMillis();
            }
        }

        /** Whether {@link Journey#kept} is asked of what decides it, too. */
        boolean areJourneysKept();

        /** As what it takes part; none where it is too weak. */
        List<Contender> of(Touch touch);

        /** How long after it a purchase still goes by it, inclusive, in milliseconds. */
        long reach(Touch touch);

        /** That of the touch that reaches farthest. */
        long longestReach();
    }

    record Contender(TouchRule rule, long place) {}

    private final Contest contest;
    private final NavigableSet<Long> purchases;
    private final Map<Contender, Touch> latest = new HashMap<>();

    /** Those in whose place a later one came, after a purchase that goes by them. */
    private final Set<Touch> decided = new LinkedHashSet<>();

    /** @param purchasedAt epoch milliseconds */
    LatestTouches(NavigableSet<Long> purchasedAt, Contest contest) {
        this.contest = contest;
        this.purchases = purchasedAt;
    }

    /** @param touch not earlier than the one before */
    void add(Touch touch) {
        Long next = purchases.ceiling(touch.at());
        if (next == null || next - touch.at() > contest.reach(touch)) {
            return;
        }
        for (Contender contender : contest.of(touch)) {
            Touch before = latest.get(contender);
            boolean decides =
                    before != null && !purchases.subSet(before.at(), touch.at()).isEmpty();
            if (before == null || (decides && decided.add(before))) {
                RowMemory.take(WEIGHT);
            }
            if (before == null || touch.compareTo(before) > 0) {
                latest.put(contender, touch);
            }
        }
    }

    /** After all touches. */
    Collection<Touch> decisive() {
        decided.addAll(latest.values());
        return decided;
    }
}
