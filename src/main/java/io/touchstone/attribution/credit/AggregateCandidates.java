package io.touchstone.attribution.credit;

import io.touchstone.attribution.credit.SelectCountedPurchases.CountedPurchase;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Purchases and the messages that may have a part in them, from the facts: each purchase that counts is read with the touches before it
 * that a window reaches, some purchases at a time.
 */
public final class AggregateCandidates {

    /** Of about the same time, so that touches are read that lie close to each other. */
    private static final int PURCHASES_AT_ONCE = 500;

    /**
     * One that counts, of somebody.
     *
     * @param at epoch milliseconds
     * @param amount in the currency of the workspace
     * @param refunds likewise, at most the amount
     */
    public record CandidatePurchase(
            long key, String id, long contactKey, long at, BigDecimal amount, BigDecimal refunds) {

        Placed placed() {
            return new Placed(key, contactKey, at, true);
        }
    }

    private final Tenant tenant;
    private final AttributionRule rule;
    private final BiConsumer<CandidatePurchase, List<Touch>> consumer;
    private final KnownSources known;

    AggregateCandidates(Tenant tenant, AttributionRule rule, BiConsumer<CandidatePurchase, List<Touch>> consumer) {
        this.tenant = tenant;
        this.rule = rule;
        this.consumer = consumer;
        this.known = new KnownSources(tenant);
    }

    /**
     * Hands over each purchase of which anything can fall into some time, once, with its candidates in their order, of all sources: see
     * {@link Journey#qualified}. Those without a candidate are left out. By purchase these are the purchases of the time; by sending all
     * purchases of those who got a message in it, and which of the candidates were sent then is for the consumer to tell.
     *
     * @param tenant sees one state of the database
     * @param from epoch milliseconds, inclusive
     * @param to exclusive
     * @param consumer may run statements of its own; what it holds it has to {@link RowMemory#keep}
     */
    public static void forEach(
            Tenant tenant,
            AttributionRule rule,
            ConversionDate conversionDate,
            long from,
            long to,
            BiConsumer<CandidatePurchase, List<Touch>> consumer) {
        AggregateCandidates candidates = new AggregateCandidates(tenant, rule, consumer);
        SelectCountedPurchases.forEach(
                tenant,
                conversionDate,
                from,
                to,
                (_, _, _) -> true,
                SelectCountedPurchases.PURCHASES_AT_ONCE,
                purchases -> candidates.handOver(
                        purchases.stream().map(CountedPurchase::purchase).toList()));
    }

    /** @param purchases in the order of time */
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
