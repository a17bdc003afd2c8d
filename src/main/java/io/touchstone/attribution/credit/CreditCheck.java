package io.touchstone.attribution.credit;

import io.touchstone.attribution.credit.CreditsOfFacts.PurchaseDecision;
import io.touchstone.attribution.journey.Credit;
import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The credits and journeys of a range of purchases as they are stored, beside those that the facts give them. It only reads, takes no
 * lock, and of each purchase reads no more than that takes.
 *
 * @param purchases in the range, those that do not count included
 * @param credits that are stored for them
 * @param differences by key, the purchases that have other credits than they should
 * @param journeys by key, those that keep another journey than they should
 * @param unkept those that keep none and could: they are read from the facts, which is slower and no less right
 */
public record CreditCheck(
        long purchases, long credits, Map<Long, CreditDifference> differences, Set<Long> journeys, Set<Long> unkept) {

    /** The purchases of which anything is not what it should be. */
    public Set<Long> wrong() {
        Set<Long> keys = new TreeSet<>(differences.keySet());
        keys.addAll(journeys);
        return keys;
    }

    /** To be shown. */
    public record CreditDifference(List<Credit> stored, List<Credit> right) {
        @Override
        public String toString() {
            return stored + " instead of " + right;
        }
    }

    /** So many credits have {@code count} purchases at most, under each touch rule one of each kind. */
    private static final int CREDITS_OF_A_PURCHASE = 6;

    /**
     * Where a range has to end so that neither purchases nor credits, should there be some without a purchase, are more than are
     * held at once; {@link KeyRange#LAST} when there are not so many.
     */
    public static long key(Tenant tenant, long after, int count) {
        return Math.min(
                PurchaseStore.key(tenant, after, count), CreditStore.key(tenant, after, count * CREDITS_OF_A_PURCHASE));
    }

    /** @param tenant within a transaction that sees one state of the database */
    public static CreditCheck of(Tenant tenant, KeyRange span) {
        List<Placed> purchases = PurchaseStore.placedIn(tenant, span);
        Map<Long, List<Credit>> stored = new HashMap<>();
        CreditStore.in(tenant, span)
                .forEach(credit -> stored.computeIfAbsent(credit.purchaseKey(), key -> new ArrayList<>())
                        .add(credit));
        Map<Long, Optional<KeptJourney>> kept = PurchaseStore.journeysIn(tenant, span);
        Map<Long, PurchaseDecision> right = CreditsOfFacts.of(tenant, new KnownSources(tenant), purchases);

        long credits = 0;
        Map<Long, CreditDifference> differences = new TreeMap<>();
        Set<Long> journeys = new TreeSet<>();
        Set<Long> unkept = new TreeSet<>();
        for (Placed purchase : purchases) {
            List<Credit> found = stored.getOrDefault(purchase.key(), List.of());
            PurchaseDecision decision = right.getOrDefault(purchase.key(), PurchaseDecision.NOTHING);
            List<Credit> wanted = decision.credits();
            credits += found.size();
            if (found.size() != wanted.size() || !found.containsAll(wanted)) {
                differences.put(purchase.key(), new CreditDifference(found, wanted));
            }
            Optional<KeptJourney> journey = Objects.requireNonNull(kept.get(purchase.key()));
            if (decision.whole() && !journey.equals(decision.journey())) {
                (journey.isEmpty() ? unkept : journeys).add(purchase.key());
            }
        }
        return new CreditCheck(purchases.size(), credits, differences, journeys, unkept);
    }
}
