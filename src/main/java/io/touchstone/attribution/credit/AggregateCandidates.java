package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Purchases and the messages that may have a part in them, from the facts: each purchase that counts is read with the touches before it
 * that a window reaches, some purchases at a time.
 */
public final class AggregateCandidates {

    /** Of about the same time, so that touches are read that lie close to each other. */
    private static final int PURCHASES_AT_ONCE = 500;

    /** Whose purchases are of any time: so few that all their touches are no crowd. */
    private static final int CONTACTS_AT_ONCE = 200;

    /**
     * One that counts, of somebody.
     *
     * @param at epoch milliseconds
     * @param amount in the currency of the workspace
     * @param refunds likewise, at most the amount
     */
    public record CandidatePurchase(
            long key, String id, long contactKey, long at, BigDecimal amount, BigDecimal refunds) {

        static CandidatePurchase read(Row row) {
            long key = row.number();
            String id = row.id();
            long contactKey = row.number();
            long at = row.number();
            BigDecimal amount = row.decimal();
            return new CandidatePurchase(
                    key, id, contactKey, at, amount, row.decimal().min(amount));
        }

        Placed placed() {
            return new Placed(key, contactKey, at, true);
        }
    }

    private final Tenant tenant;
    private final AttributionRule rule;
    private final long from;
    private final long to;
    private final BiConsumer<CandidatePurchase, List<Touch>> consumer;
    private final KnownSources known;

    private AggregateCandidates(
            Tenant tenant,
            AttributionRule rule,
            long from,
            long to,
            BiConsumer<CandidatePurchase, List<Touch>> consumer) {
        this.tenant = tenant;
        this.rule = rule;
        this.from = from;
        this.to = to;
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
        AggregateCandidates candidates = new AggregateCandidates(tenant, rule, from, to, consumer);
        switch (conversionDate) {
            case PURCHASE -> candidates.readByPurchase();
            case SEND -> candidates.readBySending();
        }
    }

    private void readByPurchase() {
        Optional<CandidatePurchase> last = readPage(from, "");
        while (last.isPresent()) {
            last = readPage(last.get().at(), last.get().id());
        }
    }

    /** Reads the next of the time, in its order, from where the page before ended: the last of them, where there may be more. */
    private Optional<CandidatePurchase> readPage(long after, String afterId) {
        return RowMemory.passing(() -> {
            List<CandidatePurchase> page =
                    tenant.query("""
                    SELECT purchase_key, id, contact_key, placed_at, amount, refunded FROM purchase FORCE INDEX (purchase_placed)
                    WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND (placed_at > ? OR id > ?)
                      AND contact_key IS NOT NULL AND NOT cancelled AND NOT test
                    ORDER BY placed_at, id LIMIT ?
                    """, CandidatePurchase::read, after, to, after, afterId, PURCHASES_AT_ONCE);
            handOver(page);
            return page.size() < PURCHASES_AT_ONCE ? Optional.empty() : Optional.of(page.getLast());
        });
    }

    /** A purchase may come any time after a message: those of whoever got one in the time are looked at. */
    private void readBySending() {
        SelectMessagedBuyers.forEach(tenant, from, to, contactKeys -> {
            for (int i = 0; i < contactKeys.size(); i += CONTACTS_AT_ONCE) {
                readAll(contactKeys.subList(i, Math.min(i + CONTACTS_AT_ONCE, contactKeys.size())));
            }
        });
    }

    /** Reads whatever some contacts bought, in the order of time. */
    private void readAll(List<Long> contactKeys) {
        RowMemory.passing(() -> {
            List<CandidatePurchase> purchases = tenant.query("""
                    SELECT purchase_key, id, contact_key, placed_at, amount, refunded
                    FROM purchase FORCE INDEX (purchase_contact)
                    WHERE workspace_id = :workspace AND contact_key IN ? AND placed_at IS NOT NULL
                      AND NOT cancelled AND NOT test
                    """, CandidatePurchase::read, contactKeys);
            purchases.sort(Comparator.comparingLong(CandidatePurchase::at));
            for (int i = 0; i < purchases.size(); i += PURCHASES_AT_ONCE) {
                handOver(purchases.subList(i, Math.min(i + PURCHASES_AT_ONCE, purchases.size())));
            }
            return true;
        });
    }

    /** Others get their turn after each purchase: one with very many candidates keeps a processor busy for a while. */
    @SuppressWarnings("ThreadPriorityCheck") // Virtual threads go on until they wait for something.
    private void handOver(List<CandidatePurchase> purchases) {
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
