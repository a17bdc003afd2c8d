package io.touchstone.attribution.credit;

import io.touchstone.attribution.credit.AggregateCandidates.CandidatePurchase;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The purchases that count, each of somebody, of each of which anything can fall into some time. Of those whose journey gives no candidate, as
 * of most, only as much is read as it takes to see that.
 */
final class SelectCountedPurchases {

    /** So many that asking for them is little beside reading them. */
    private static final int PURCHASES_AT_ONCE = 5_000;

    /** Whose purchases are of any time: so few that all their touches are no crowd. */
    private static final int CONTACTS_AT_ONCE = 200;

    /** In bytes, roughly: of a purchase, and of a candidate. */
    private static final int WEIGHT = 350;

    private static final int WEIGHT_OF_CANDIDATE = 80;

    /** What is made of the journey that is kept with a purchase; empty where the facts have to be asked. */
    interface JourneyReading {
        Optional<List<Touch>> candidates(Optional<KeptJourney> journey, long purchaseKey, long purchasedAt);
    }

    /** @param candidates some, in their order; empty where the facts have to be asked */
    record CountedPurchase(CandidatePurchase purchase, Optional<List<Touch>> candidates) {

        long at() {
            return purchase.at();
        }
    }

    private final Tenant tenant;
    private final JourneyReading reading;
    private final Consumer<List<CountedPurchase>> consumer;

    private SelectCountedPurchases(Tenant tenant, JourneyReading reading, Consumer<List<CountedPurchase>> consumer) {
        this.tenant = tenant;
        this.reading = reading;
        this.consumer = consumer;
    }

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
            JourneyReading reading,
            Consumer<List<CountedPurchase>> consumer) {
        SelectCountedPurchases purchases = new SelectCountedPurchases(tenant, reading, consumer);
        switch (conversionDate) {
            case PURCHASE -> purchases.readByPurchase(from, to);
            case SEND -> purchases.readBySending(from, to);
        }
    }

    private void readByPurchase(long from, long to) {
        PurchasePage page = new PurchasePage(from, "");
        do {
            page = readPage(page, to);
        } while (page.count == PURCHASES_AT_ONCE);
    }

    /** Reads the next of the time, in its order, from where the page before ended. */
    private PurchasePage readPage(PurchasePage before, long to) {
        return RowMemory.passing(() -> {
            PurchasePage page = new PurchasePage(before.at, before.id());
            tenant.stream("""
                    SELECT placed_at, id, purchase_key, journey, contact_key, amount, refunded
                    FROM purchase FORCE INDEX (purchase_placed)
                    WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND (placed_at > ? OR id > ?)
                      AND contact_key IS NOT NULL AND NOT cancelled AND NOT test
                    ORDER BY placed_at, id LIMIT ?
                    """, page::read, page::add, before.at, to, before.at, before.id(), PURCHASES_AT_ONCE);
            consumer.accept(page.purchases);
            return page;
        });
    }

    /** A purchase may come any time after a message: those of whoever got one in the time are looked at. */
    private void readBySending(long from, long to) {
        SelectMessagedBuyers.forEach(tenant, from, to, contactKeys -> {
            for (int i = 0; i < contactKeys.size(); i += CONTACTS_AT_ONCE) {
                readAll(contactKeys.subList(i, Math.min(i + CONTACTS_AT_ONCE, contactKeys.size())));
            }
        });
    }

    /** Reads whatever some contacts bought, in the order of time. */
    private void readAll(List<Long> contactKeys) {
        RowMemory.passing(() -> {
            PurchasePage page = new PurchasePage(0, "");
            tenant.stream("""
                    SELECT placed_at, id, purchase_key, journey, contact_key, amount, refunded
                    FROM purchase FORCE INDEX (purchase_contact)
                    WHERE workspace_id = :workspace AND contact_key IN ? AND placed_at IS NOT NULL
                      AND NOT cancelled AND NOT test
                    """, page::read, page::add, contactKeys);
            page.purchases.sort(Comparator.comparingLong(CountedPurchase::at));
            consumer.accept(page.purchases);
            return true;
        });
    }

    /** Rows as they come, and where they end. */
    private final class PurchasePage {

        private final List<CountedPurchase> purchases = new ArrayList<>();
        private int count;
        private long at;
        private byte[] id;

        PurchasePage(long at, String id) {
            this.at = at;
            this.id = id.getBytes(StandardCharsets.UTF_8);
        }

        String id() {
            return new String(id, StandardCharsets.UTF_8);
        }

        /** Empty of one without a candidate. */
        Optional<CountedPurchase> read(Row row) {
            count++;
            at = row.number();
            id = row.bytes();
            long key = row.number();
            Optional<KeptJourney> journey =
                    Optional.ofNullable(row.bytesOrNull()).map(KeptJourney::new);
            Optional<List<Touch>> candidates = reading.candidates(journey, key, at);
            if (candidates.isPresent() && candidates.get().isEmpty()) {
                return Optional.empty();
            }
            long contactKey = row.number();
            BigDecimal amount = row.decimal();
            BigDecimal refunds = row.decimal().min(amount);
            return Optional.of(
                    new CountedPurchase(new CandidatePurchase(key, id(), contactKey, at, amount, refunds), candidates));
        }

        void add(Optional<CountedPurchase> read) {
            read.ifPresent(purchase -> {
                RowMemory.take(WEIGHT
                        + WEIGHT_OF_CANDIDATE
                                * purchase.candidates().map(List::size).orElse(0));
                purchases.add(purchase);
            });
        }
    }
}
