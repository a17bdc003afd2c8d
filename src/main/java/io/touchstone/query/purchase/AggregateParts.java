package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.SelectJourneys;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.query.purchase.CreditedPurchase.EarnedPart;
import io.touchstone.query.purchase.PurchaseCandidates.PossiblePurchase;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who has a part of some purchases under a model of which no credit is kept, from the touches before them or what is kept of these. Touches are
 * held, parts are made anew whenever they are asked for: before each of a hundred purchases of a robot there may be tens of thousands of messages.
 */
final class AggregateParts {

    /** What a counted purchase keeps of the touches before it, where that is asked. */
    @FunctionalInterface
    private interface KeptTouches {

        /** Null where its buyer's touches are read. */
        @Nullable KeptJourney of(PossiblePurchase purchase);
    }

    private final PurchaseQuery question;
    private final Map<Long, KnownSource> sources;
    private final KeptTouches kept;
    private final Map<Long, Journey> journeys;

    private AggregateParts(
            PurchaseQuery question, Map<Long, KnownSource> sources, KeptTouches kept, Map<Long, Journey> journeys) {
        this.question = question;
        this.sources = sources;
        this.kept = kept;
        this.journeys = journeys;
    }

    /**
     * @param sources all, by key
     * @param purchases {@link io.touchstone.sql.Sql#LONGEST_LIST} at most
     */
    static AggregateParts of(
            Tenant tenant,
            PurchaseQuery question,
            Map<Long, KnownSource> sources,
            Collection<PossiblePurchase> purchases) {
        return of(tenant, question, sources, purchases, _ -> null);
    }

    /**
     * As {@link #of}, for whoever asks which purchases they are: of those that keep their journeys no touches are read, and the ids of messages are
     * not known.
     */
    static AggregateParts withoutIds(
            Tenant tenant,
            PurchaseQuery question,
            Map<Long, KnownSource> sources,
            Collection<PossiblePurchase> purchases) {
        return of(tenant, question, sources, purchases, PossiblePurchase::journey);
    }

    private static AggregateParts of(
            Tenant tenant,
            PurchaseQuery question,
            Map<Long, KnownSource> sources,
            Collection<PossiblePurchase> purchases,
            KeptTouches kept) {
        List<Placed> placed = new ArrayList<>();
        for (PossiblePurchase possible : purchases) {
            Long contactKey = possible.purchase().contactKey();
            if (possible.counted() && contactKey != null && kept.of(possible) == null) {
                placed.add(new Placed(
                        possible.key(), contactKey, possible.purchase().placedAt(), true));
            }
        }
        return new AggregateParts(
                question,
                sources,
                kept,
                SelectJourneys.ofMessages(tenant, new KnownSources(tenant), placed, question.rule()));
    }

    /** In the order of touches; others get their turn first, since one of very many takes a processor for a while. */
    @SuppressWarnings("ThreadPriorityCheck") // Virtual threads go on until they wait for something.
    List<EarnedPart> of(PossiblePurchase possible) {
        ListedPurchase purchase = possible.purchase();
        List<Touch> candidates = candidates(possible);
        if (candidates.isEmpty()) {
            return List.of();
        }
        Thread.yield();
        List<PurchaseShare> shares = PurchaseShare.of(
                question.sharing()
                        .model()
                        .weights(
                                candidates.stream().mapToLong(Touch::at).toArray(),
                                question.sharing().halfLife()),
                question.units(purchase.amount()),
                question.units(purchase.refunded()));
        List<EarnedPart> parts = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (!shares.get(i).isNothing()) {
                Touch touch = candidates.get(i);
                KnownSource source = Objects.requireNonNull(sources.get(touch.sourceKey()));
                parts.add(new EarnedPart(touch, source.source(), shares.get(i)));
            }
        }
        return parts;
    }

    private List<Touch> candidates(PossiblePurchase possible) {
        ListedPurchase purchase = possible.purchase();
        if (!possible.counted() || purchase.contactKey() == null) {
            return List.of();
        }
        KeptJourney keptTouches = kept.of(possible);
        if (keptTouches != null) {
            return keptTouches.qualified(possible.key(), purchase.placedAt(), question.rule());
        }
        Journey journey = journeys.get(purchase.contactKey());
        return journey == null ? List.of() : journey.qualified(purchase.placedAt(), question.rule());
    }
}
