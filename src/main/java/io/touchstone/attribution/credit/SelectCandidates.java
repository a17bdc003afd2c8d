package io.touchstone.attribution.credit;

import io.touchstone.attribution.credit.SelectCountedPurchases.CountedPurchase;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Purchases and the messages that may have a part in them, from the journeys that are kept with purchases. Those that keep none are read
 * from the facts.
 */
public final class SelectCandidates {

    private SelectCandidates() {}

    /**
     * Hands over each purchase of which anything can fall into some time, once, with its candidates in their order, of all sources; of
     * touches the id of the message and the strength may not be known: see {@link KeptJourney#qualified}. Those without a candidate are
     * left out. By purchase these are the purchases of the time; by sending all purchases of those who got a message in it, and which of
     * the candidates were sent then is for the consumer to tell.
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
        forEach(tenant, rule, conversionDate, from, to, SelectCountedPurchases.PURCHASES_AT_ONCE, consumer);
    }

    /** @param atOnce so many purchases are held at most */
    @SuppressWarnings("ThreadPriorityCheck") // Virtual threads go on until they wait for something.
    static void forEach(
            Tenant tenant,
            AttributionRule rule,
            ConversionDate conversionDate,
            long from,
            long to,
            int atOnce,
            BiConsumer<CandidatePurchase, List<Touch>> consumer) {
        AggregateCandidates facts = new AggregateCandidates(tenant, rule, consumer);
        SelectCountedPurchases.forEach(tenant, conversionDate, from, to, rule, atOnce, purchases -> {
            List<CandidatePurchase> unkept = new ArrayList<>();
            for (CountedPurchase counted : purchases) {
                CandidatePurchase purchase = counted.purchase();
                counted.journey()
                        .ifPresentOrElse(
                                journey -> {
                                    consumer.accept(purchase, journey.qualified(purchase.key(), purchase.at(), rule));
                                    Thread.yield();
                                },
                                () -> unkept.add(purchase));
            }
            facts.handOver(unkept);
        });
    }
}
