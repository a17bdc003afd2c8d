package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Purchases and the messages that may have a part in them, from the facts: each purchase that counts is read with the touches before it
 * that a window reaches, some purchases at a time.
 */
final class AggregateCandidates {

    /** Of about the same time, so that touches are read that lie close to each other. */
    private static final int PURCHASES_AT_ONCE = 500;

    private final Tenant tenant;
    private final AttributionRule rule;
    private final BiConsumer<CandidatePurchase, List<Touch>> consumer;
    private final KnownSources known;

    /**
     * @param tenant sees one state of the database
     * @param consumer may run statements of its own; what it holds it has to {@link RowMemory#keep}
     */
    AggregateCandidates(Tenant tenant, AttributionRule rule, BiConsumer<CandidatePurchase, List<Touch>> consumer) {
        this.tenant = tenant;
        this.rule = rule;
        this.consumer = consumer;
        this.known = new KnownSources(tenant);
    }

    /**
     * Hands over those that have a candidate, each with its candidates in their order: see {@link Journey#qualified}.
     *
     * @param purchases in the order of time
     */
    void handOver(List<CandidatePurchase> purchases) {
        for (int i = 0; i < purchases.size(); i += PURCHASES_AT_ONCE) {
            handOverSome(purchases.subList(i, Math.min(i + PURCHASES_AT_ONCE, purchases.size())));
        }
    }

    /** Others get their turn after each purchase: one with very many candidates keeps a processor busy for a while. */
    @SuppressWarnings("ThreadPriorityCheck") // Virtual threads go on until they wait for something.
    private void handOverSome(List<CandidatePurchase> purchases) {
        RowMemory.passing(() -> {
            Map<Long, Journey> journeys = SelectJourneys.ofMessages(
                    tenant,
                    known,
                    purchases.stream().map(CandidatePurchase::placed).toList(),
                    rule);
            for (CandidatePurchase purchase : purchases) {
                Journey journey = journeys.get(purchase.contactKey());
                List<Touch> candidates = journey == null ? List.of() : journey.qualified(purchase.at(), rule);
                if (!candidates.isEmpty()) {
                    consumer.accept(purchase, candidates);
                    Thread.yield();
                }
            }
            return true;
        });
    }
}
