package io.touchstone.attribution.credit;

import io.touchstone.attribution.credit.AggregateCandidates.CandidatePurchase;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The purchases that count, each of somebody, with the journeys that are kept with them: of each of which anything can fall into some time. */
final class SelectCountedPurchases {

    /** Enough that it takes longer to read them than to ask for them, and less than a megabyte. */
    private static final int PURCHASES_AT_ONCE = 2_000;

    /** Whose purchases are of any time: so few that all their touches are no crowd. */
    private static final int CONTACTS_AT_ONCE = 200;

    /** @param journey empty where none is kept */
    record CountedPurchase(CandidatePurchase purchase, Optional<KeptJourney> journey) {

        static CountedPurchase read(Row row) {
            long key = row.number();
            String id = row.id();
            long contactKey = row.number();
            long at = row.number();
            BigDecimal amount = row.decimal();
            BigDecimal refunds = row.decimal().min(amount);
            return new CountedPurchase(
                    new CandidatePurchase(key, id, contactKey, at, amount, refunds),
                    Optional.ofNullable(row.bytesOrNull()).map(KeptJourney::new));
        }

        long at() {
            return purchase.at();
        }
    }

    private SelectCountedPurchases() {}

    /**
     * Hands them over, some of about the same time at once. By purchase these are the purchases of the time, in its order; by sending all
     * purchases of those who got a message in it.
     *
     * @param from epoch milliseconds, inclusive
     * @param to exclusive
     */
    static void forEach(
            Tenant tenant,
            ConversionDate conversionDate,
            long from,
            long to,
            Consumer<List<CountedPurchase>> consumer) {
        switch (conversionDate) {
            case PURCHASE -> readByPurchase(tenant, from, to, consumer);
            case SEND -> readBySending(tenant, from, to, consumer);
        }
    }

    private static void readByPurchase(Tenant tenant, long from, long to, Consumer<List<CountedPurchase>> consumer) {
        Optional<CandidatePurchase> last = readPage(tenant, from, "", to, consumer);
        while (last.isPresent()) {
            last = readPage(tenant, last.get().at(), last.get().id(), to, consumer);
        }
    }

    /** Reads the next of the time, in its order, from where the page before ended: the last of them, where there may be more. */
    private static Optional<CandidatePurchase> readPage(
            Tenant tenant, long after, String afterId, long to, Consumer<List<CountedPurchase>> consumer) {
        return RowMemory.passing(() -> {
            List<CountedPurchase> page =
                    tenant.query("""
                    SELECT purchase_key, id, contact_key, placed_at, amount, refunded, journey
                    FROM purchase FORCE INDEX (purchase_placed)
                    WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND (placed_at > ? OR id > ?)
                      AND contact_key IS NOT NULL AND NOT cancelled AND NOT test
                    ORDER BY placed_at, id LIMIT ?
                    """, CountedPurchase::read, after, to, after, afterId, PURCHASES_AT_ONCE);
            consumer.accept(page);
            return page.size() < PURCHASES_AT_ONCE
                    ? Optional.empty()
                    : Optional.of(page.getLast().purchase());
        });
    }

    /** A purchase may come any time after a message: those of whoever got one in the time are looked at. */
    private static void readBySending(Tenant tenant, long from, long to, Consumer<List<CountedPurchase>> consumer) {
        SelectMessagedBuyers.forEach(tenant, from, to, contactKeys -> {
            for (int i = 0; i < contactKeys.size(); i += CONTACTS_AT_ONCE) {
                readAll(tenant, contactKeys.subList(i, Math.min(i + CONTACTS_AT_ONCE, contactKeys.size())), consumer);
            }
        });
    }

    /** Reads whatever some contacts bought, in the order of time. */
    private static void readAll(Tenant tenant, List<Long> contactKeys, Consumer<List<CountedPurchase>> consumer) {
        RowMemory.passing(() -> {
            List<CountedPurchase> purchases = tenant.query("""
                    SELECT purchase_key, id, contact_key, placed_at, amount, refunded, journey
                    FROM purchase FORCE INDEX (purchase_contact)
                    WHERE workspace_id = :workspace AND contact_key IN ? AND placed_at IS NOT NULL
                      AND NOT cancelled AND NOT test
                    """, CountedPurchase::read, contactKeys);
            purchases.sort(Comparator.comparingLong(CountedPurchase::at));
            consumer.accept(purchases);
            return true;
        });
    }
}
