package io.touchstone.attribution.credit;

import io.touchstone.attribution.credit.LatestTouches.Contest;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.MessageStore.MessageSending;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The journeys of the contacts of many purchases, as far as they lie within the reach of one. It looks each message up once, where a
 * join would do so for each touch: see {@code RATIONALE.md}.
 */
public final class SelectJourneys {

    /** A purchase has a dozen touches within reach, or some hundreds: far more than some hundreds have only those of a robot. */
    static final int TOUCHES_AT_ONCE = 50_000;

    /** Epoch milliseconds, both inclusive. */
    private record JourneySpan(long from, long to) {

        JourneySpan and(JourneySpan other) {
            return new JourneySpan(Math.min(from, other.from), Math.max(to, other.to));
        }

        boolean includes(long at) {
            return from <= at && at <= to;
        }
    }

    /** The touches of a contact, as long as they are no more than are held. */
    private static final class FewTouches {

        private final int most;
        private final List<Touch> touches = new ArrayList<>();
        private boolean areAll = true;

        FewTouches(int most) {
            this.most = most;
        }

        void add(Touch touch) {
            areAll &= touches.size() < most;
            if (areAll) {
                RowMemory.take(LatestTouches.WEIGHT);
                touches.add(touch);
            } else {
                touches.clear();
            }
        }
    }

    private SelectJourneys() {}

    /**
     * By contact key; contacts without a touch have none. Where there are too many touches to hold them, of each contact those
     * that decide its purchases, and no others.
     *
     * @param purchases that count, each of somebody, of about the same time: all touches from the first of them to the last are read
     * @param touchesAtOnce so many touches
     */
    static Map<Long, Journey> of(Tenant tenant, KnownSources sources, Collection<Placed> purchases, int touchesAtOnce) {
        return of(tenant, sources, purchases, touchesAtOnce, new Contest.OfKinds());
    }

    /**
     * As for credits, but no farther back than a rule reaches, and where there are too many touches to hold, those that decide which messages
     * qualify under it, see {@link Journey#qualified}. They take memory: of one contact there may be as many as messages.
     */
    public static Map<Long, Journey> ofMessages(
            Tenant tenant, KnownSources sources, Collection<Placed> purchases, AttributionRule rule) {
        return ofMessages(tenant, sources, purchases, rule, TOUCHES_AT_ONCE);
    }

    static Map<Long, Journey> ofMessages(
            Tenant tenant,
            KnownSources sources,
            Collection<Placed> purchases,
            AttributionRule rule,
            int touchesAtOnce) {
        return of(tenant, sources, purchases, touchesAtOnce, new Contest.OfMessages(rule));
    }

    private static Map<Long, Journey> of(
            Tenant tenant, KnownSources sources, Collection<Placed> purchases, int touchesAtOnce, Contest contest) {
        Map<Long, JourneySpan> reach = new TreeMap<>();
        purchases.forEach(purchase -> reach.merge(
                purchase.buyer(),
                new JourneySpan(purchase.at() - contest.longestReach(), purchase.at()),
                JourneySpan::and));
        if (reach.isEmpty()) {
            return Map.of();
        }
        JourneySpan all = reach.values().stream().reduce(JourneySpan::and).orElseThrow();
        List<TouchRow> rows = TouchStore.between(tenant, reach.keySet(), all.from(), all.to(), touchesAtOnce);
        if (rows.size() == touchesAtOnce) {
            return decisive(tenant, purchases, contest.areJourneysKept() ? touchesAtOnce / reach.size() : 0, contest);
        }
        rows.removeIf(
                row -> !Objects.requireNonNull(reach.get(row.contactKey())).includes(row.at()));
        return journeys(tenant, sources, rows);
    }

    /** All touches within the reach of one purchase, however many; none before one of nobody. */
    public static Journey before(Tenant tenant, KnownSources sources, Placed purchase) {
        Journey none = new Journey(List.of());
        return purchase.contactKey() == null
                ? none
                : of(tenant, sources, List.of(purchase), Integer.MAX_VALUE).getOrDefault(purchase.buyer(), none);
    }

    private static Map<Long, Journey> journeys(Tenant tenant, KnownSources sources, List<TouchRow> rows) {
        TreeSet<Long> messageKeys = new TreeSet<>();
        rows.forEach(row -> messageKeys.add(row.messageKey()));
        Map<Long, MessageSending> messages = new HashMap<>();
        Set<Long> sourceKeys = new HashSet<>();
        MessageStore.sent(tenant, messageKeys).forEach(sent -> {
            messages.put(sent.key(), sent);
            sourceKeys.add(sent.sourceKey());
        });
        Map<Long, KnownSource> known = sources.of(sourceKeys);

        Map<Long, List<Touch>> touches = new HashMap<>();
        for (TouchRow row : rows) {
            MessageSending message = messages.get(row.messageKey());
            KnownSource source = message == null ? null : known.get(message.sourceKey());
            if (message != null && source != null) {
                touches.computeIfAbsent(row.contactKey(), key -> new ArrayList<>())
                        .add(new Touch(
                                row.at(),
                                row.strength(),
                                message.key(),
                                message.id(),
                                message.sentAt(),
                                source.key(),
                                source.source().kind()));
            }
        }
        Map<Long, Journey> journeys = new HashMap<>();
        touches.forEach((contactKey, ofContact) -> journeys.put(contactKey, new Journey(ofContact)));
        return journeys;
    }

    /** @param ofContact so many touches of one contact are held, should it have no more */
    private static Map<Long, Journey> decisive(
            Tenant tenant, Collection<Placed> purchases, int ofContact, Contest contest) {
        Map<Long, TreeSet<Long>> placedAt = new TreeMap<>();
        purchases.forEach(purchase ->
                placedAt.computeIfAbsent(purchase.buyer(), _ -> new TreeSet<>()).add(purchase.at()));
        Map<Long, Journey> journeys = new HashMap<>();
        placedAt.forEach((contactKey, at) -> {
            LatestTouches latest = new LatestTouches(at, contest);
            FewTouches few = new FewTouches(ofContact);
            TouchStore.eachTouch(tenant, contactKey, at.first() - contest.longestReach(), at.last(), touch -> {
                latest.add(touch);
                few.add(touch);
            });
            journeys.put(contactKey, few.areAll ? new Journey(few.touches) : Journey.ofSome(latest.decisive()));
        });
        return journeys;
    }
}
