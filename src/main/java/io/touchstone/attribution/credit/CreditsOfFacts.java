package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.Credit;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows for some purchases from the facts, as these are stored: the credits, and the journey that is kept with a purchase. It only
 * reads, and takes no lock.
 */
public final class CreditsOfFacts {

    /** Purchases whose journeys are read at once: of some days in a large workspace, so that these reach little farther back. */
    private static final int PURCHASES_AT_ONCE = 500;

    /**
     * Both of one purchase.
     *
     * @param journey empty where none is kept: see {@link Journey#kept}
     * @param whole whether all touches were held: else another time, among others, a journey may be kept
     */
    public record PurchaseDecision(List<Credit> credits, Optional<KeptJourney> journey, boolean whole) {

        /** Of a purchase that nothing led to, or that does not count. */
        public static final PurchaseDecision NOTHING =
                new PurchaseDecision(List.of(), Optional.of(KeptJourney.NONE), true);

        static PurchaseDecision of(Placed purchase, Journey journey) {
            return new PurchaseDecision(
                    Credit.of(purchase.key(), purchase.at(), journey),
                    journey.kept(purchase.key(), purchase.at()),
                    journey.isWhole());
        }
    }

    private CreditsOfFacts() {}

    /** By purchase; those that do not count, those of nobody, and those of contacts without a touch are left out. */
    public static Map<Long, PurchaseDecision> of(Tenant tenant, KnownSources sources, Collection<Placed> purchases) {
        List<Placed> counted = purchases.stream()
                .filter(purchase -> purchase.counts() && purchase.contactKey() != null)
                .sorted(Comparator.comparingLong(Placed::at))
                .toList();
        Map<Long, PurchaseDecision> decisions = new HashMap<>();
        for (int from = 0; from < counted.size(); from += PURCHASES_AT_ONCE) {
            List<Placed> some = counted.subList(from, Math.min(from + PURCHASES_AT_ONCE, counted.size()));
            Map<Long, Journey> journeys = SelectJourneys.of(tenant, sources, some, SelectJourneys.TOUCHES_AT_ONCE);
            for (Placed purchase : some) {
                Journey journey = journeys.get(purchase.buyer());
                if (journey != null) {
                    decisions.put(purchase.key(), PurchaseDecision.of(purchase, journey));
                }
            }
        }
        return decisions;
    }
}
