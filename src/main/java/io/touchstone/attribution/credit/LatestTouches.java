package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Of any number of touches of a contact, those that can be a candidate for one of its purchases: for each purchase, under each
 * touch rule the latest of each kind of source, or of each message. What follows from them is what follows from all.
 */
final class LatestTouches {

    /** Of which touches the latest decides. */
    enum Contest {
        /** For credits: those of each kind of source. */
        KINDS,
        /** For shares: those of each message. */
        MESSAGES;

        private long place(Touch touch) {
            return switch (this) {
                case KINDS -> touch.kind().ordinal();
                case MESSAGES -> touch.messageKey();
            };
        }
    }

    private record Contender(TouchRule rule, long place) {}

    private final Contest contest;

    private final Iterator<Long> purchases;
    private @Nullable Long next;
    private final Map<Contender, Touch> latest = new HashMap<>();
    private final Set<Touch> decisive = new LinkedHashSet<>();

    /** @param purchasedAt epoch milliseconds */
    LatestTouches(SortedSet<Long> purchasedAt, Contest contest) {
        this.contest = contest;
        this.purchases = purchasedAt.iterator();
        advance();
    }

    private void advance() {
        next = purchases.hasNext() ? purchases.next() : null;
    }

    /** @param touch not earlier than the one before */
    void add(Touch touch) {
        while (next != null && next < touch.at()) {
            long first = next - Window.REACH;
            latest.values().removeIf(known -> known.at() < first);
            decisive.addAll(latest.values());
            advance();
        }
        for (TouchRule rule : TouchRule.values()) {
            if (touch.satisfies(rule)) {
                latest.merge(
                        new Contender(rule, contest.place(touch)),
                        touch,
                        (before, after) -> after.compareTo(before) > 0 ? after : before);
            }
        }
    }

    /** After all touches. */
    Collection<Touch> decisive() {
        List<Touch> all = new ArrayList<>(decisive);
        all.addAll(latest.values());
        return all;
    }
}
