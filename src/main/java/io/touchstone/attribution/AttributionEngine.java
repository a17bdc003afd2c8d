package io.touchstone.attribution;

import io.touchstone.attribution.credit.CreditStore;
import io.touchstone.attribution.credit.CreditsOfFacts;
import io.touchstone.attribution.credit.CreditsOfFacts.PurchaseDecision;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Credit;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.Purchase.Placement;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.facts.purchase.PurchaseStore.PurchaseJourney;
import io.touchstone.rollup.PurchaseSums;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the candidates from which the winner of a purchase follows, whatever the question: under each touch rule at most one touch of a
 * campaign and one of a flow. Which of them earns depends on the windows of a question, and is decided when it is answered. Within a
 * transaction that has written all facts and holds the locks of the contacts, it computes the candidates of the purchases that may have
 * changed again, and moves the difference in the roll-ups.
 */
@ApplicationScoped
public class AttributionEngine {

    /**
     * Brings the credits of the affected purchases up to date, and adds what that changes to the roll-ups.
     *
     * @param rollups get what changes
     * @param sources those of the transaction
     * @param before by key, the purchases that changed, as they were
     * @param after by key, the same as they are now
     * @param contacts those whose touches changed
     */
    public void update(
            Tenant tenant,
            RollupChanges rollups,
            KnownSources sources,
            Map<Long, Purchase> before,
            Map<Long, Purchase> after,
            AffectedContacts contacts) {
        Map<Long, Purchase> affected = new TreeMap<>(after);
        if (!contacts.isEmpty()) {
            PurchaseStore.placedBy(tenant, contacts.keys(), contacts.from(), contacts.to()).stream()
                    .filter(purchase -> isAffected(purchase, contacts))
                    .forEach(purchase -> affected.putIfAbsent(purchase.key(), purchase));
        }
        if (affected.isEmpty()) {
            return;
        }
        Map<Long, List<Credit>> old = stored(tenant, affected.keySet());
        List<Placed> placed = affected.values().stream()
                .flatMap(purchase -> Placed.of(purchase).stream())
                .toList();
        Map<Long, PurchaseDecision> decisions = CreditsOfFacts.of(tenant, sources, placed);
        Map<Long, List<Credit>> present = new HashMap<>();
        decisions.forEach((key, decision) -> present.put(key, decision.credits()));
        save(tenant, old, present);
        PurchaseStore.saveJourneys(
                tenant,
                affected.values().stream()
                        .map(purchase -> new PurchaseJourney(
                                purchase.key(),
                                purchase.id(),
                                decisions
                                        .getOrDefault(purchase.key(), PurchaseDecision.NOTHING)
                                        .journey()))
                        .toList());

        Map<Long, KnownSource> known = sources.of(sourcesOf(old, present));
        affected.forEach((key, purchase) -> {
            List<Credit> oldCredits = old.getOrDefault(key, List.of());
            List<Credit> credits = present.getOrDefault(key, List.of());
            Purchase earlier = before.getOrDefault(key, purchase);
            if (!earlier.equals(purchase) || !Set.copyOf(oldCredits).equals(Set.copyOf(credits))) {
                rollUp(rollups, earlier, oldCredits, known, true);
                rollUp(rollups, purchase, credits, known, false);
            }
        });
    }

    /** Adds what some purchases and their stored credits amount to, to roll-ups that do not hold them yet. */
    public void addAll(Tenant tenant, RollupChanges rollups, KnownSources sources, Collection<Purchase> purchases) {
        Map<Long, List<Credit>> credits =
                stored(tenant, purchases.stream().map(Purchase::key).toList());
        Map<Long, KnownSource> known = sources.of(sourcesOf(credits, Map.of()));
        purchases.forEach(
                purchase -> rollUp(rollups, purchase, credits.getOrDefault(purchase.key(), List.of()), known, false));
    }

    private static Map<Long, List<Credit>> stored(Tenant tenant, Collection<Long> purchaseKeys) {
        Map<Long, List<Credit>> credits = new HashMap<>();
        CreditStore.find(tenant, purchaseKeys)
                .forEach(credit -> credits.computeIfAbsent(credit.purchaseKey(), key -> new ArrayList<>())
                        .add(credit));
        return credits;
    }

    private static boolean isAffected(Purchase purchase, AffectedContacts contacts) {
        Placement placement = purchase.placement();
        return placement != null
                && placement.contactKey() != null
                && contacts.includes(placement.contactKey(), placement.at());
    }

    private static void save(Tenant tenant, Map<Long, List<Credit>> old, Map<Long, List<Credit>> present) {
        List<Credit> removed = new ArrayList<>();
        old.forEach((key, credits) -> credits.stream()
                .filter(credit -> present.getOrDefault(key, List.of()).stream().noneMatch(credit::hasKeyOf))
                .forEach(removed::add));
        List<Credit> changed = new ArrayList<>();
        new TreeMap<>(present)
                .forEach((key, credits) -> credits.stream()
                        .filter(credit -> !old.getOrDefault(key, List.of()).contains(credit))
                        .forEach(changed::add));
        CreditStore.delete(tenant, removed);
        CreditStore.save(tenant, changed);
    }

    private static Set<Long> sourcesOf(Map<Long, List<Credit>> old, Map<Long, List<Credit>> present) {
        Set<Long> sources = new HashSet<>();
        old.values().forEach(credits -> credits.forEach(credit -> sources.add(credit.sourceKey())));
        present.values().forEach(credits -> credits.forEach(credit -> sources.add(credit.sourceKey())));
        return sources;
    }

    private static void rollUp(
            RollupChanges rollups,
            Purchase purchase,
            List<Credit> credits,
            Map<Long, KnownSource> known,
            boolean away) {
        Placement placement = purchase.placement();
        if (placement == null || !purchase.isCounted()) {
            return;
        }
        long placedAt = placement.at();
        PurchaseSums one = new PurchaseSums(1, purchase.amount(), purchase.cappedRefunds());
        PurchaseSums sums = away ? one.negated() : one;
        rollups.addPurchase(purchase.key(), placedAt, sums);
        for (Credit credit : credits) {
            EnumMap<ConversionDate, Long> instants = new EnumMap<>(ConversionDate.class);
            instants.put(ConversionDate.PURCHASE, placedAt);
            instants.put(ConversionDate.SEND, credit.sentAt());
            rollups.addCredit(
                    purchase.key(),
                    Objects.requireNonNull(known.get(credit.sourceKey())),
                    instants,
                    credit.rule(),
                    credit.step(),
                    credit.rivalStep(),
                    sums);
        }
    }
}
