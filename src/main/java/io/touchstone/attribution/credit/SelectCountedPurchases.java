package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.SqlText;
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
    static final int PURCHASES_AT_ONCE = 5_000;

    /** Whose purchases are of any time: so few that all their touches are no crowd, and hardly ever their purchases. */
    private static final int CONTACTS_AT_ONCE = 200;

    /** In bytes, roughly, of a purchase without its journey. */
    private static final int WEIGHT = 400;

    private static final SqlText OF_CONTACTS = SqlText.of("""
            SELECT placed_at, id, purchase_key, journey, contact_key, amount, refunded
            FROM purchase FORCE INDEX (purchase_contact)
            WHERE workspace_id = :workspace AND contact_key IN ? AND placed_at IS NOT NULL
              AND NOT cancelled AND NOT test
            """);

    /** @param journey that gives a candidate, as it is kept: unpacked it takes many times as much; empty where the facts have to be asked */
    record CountedPurchase(CandidatePurchase purchase, Optional<KeptJourney> journey) {

        long at() {
            return purchase.at();
        }
    }

    private final Tenant tenant;
    private final AttributionRule rule;
    private final int atOnce;
    private final Consumer<List<CountedPurchase>> consumer;

    private SelectCountedPurchases(
            Tenant tenant, AttributionRule rule, int atOnce, Consumer<List<CountedPurchase>> consumer) {
        this.tenant = tenant;
        this.rule = rule;
        this.atOnce = atOnce;
        this.consumer = consumer;
    }

    /**
     * Hands them over, some of about the same time at once. By purchase these are the purchases of the time, in its order; by sending all
     * purchases of those who got a message in it.
     *
     * @param from epoch milliseconds, inclusive
     * @param to exclusive
     * @param atOnce so many at most
     */
    static void forEach(
            Tenant tenant,
            ConversionDate conversionDate,
            long from,
            long to,
            AttributionRule rule,
            int atOnce,
            Consumer<List<CountedPurchase>> consumer) {
        SelectCountedPurchases purchases = new SelectCountedPurchases(tenant, rule, atOnce, consumer);
        switch (conversionDate) {
            case PURCHASE -> purchases.readByPurchase(from, to);
            case SEND -> purchases.readBySending(from, to);
        }
    }

    private void readByPurchase(long from, long to) {
        PurchasePage page = new PurchasePage(from, "", KeyRange.BEFORE_FIRST);
        do {
            page = readPage(page, to);
        } while (page.count == atOnce);
    }

    /** Reads the next of the time, in its order, from where the page before ended. */
    private PurchasePage readPage(PurchasePage before, long to) {
        return RowMemory.passing(() -> {
            PurchasePage page = new PurchasePage(before.at, before.id(), before.key);
            tenant.stream("""
                    SELECT placed_at, id, purchase_key, journey, contact_key, amount, refunded
                    FROM purchase FORCE INDEX (purchase_placed)
                    WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND (placed_at > ? OR id > ?)
                      AND contact_key IS NOT NULL AND NOT cancelled AND NOT test
                    ORDER BY placed_at, id LIMIT ?
                    """, page::read, page::add, before.at, to, before.at, before.id(), atOnce);
            page.handOver();
            return page;
        });
    }

    /** A purchase may come any time after a message: those of whoever got one in the time are looked at. */
    private void readBySending(long from, long to) {
        SelectMessagedBuyers.forEach(tenant, from, to, contactKeys -> {
            for (int i = 0; i < contactKeys.size(); i += CONTACTS_AT_ONCE) {
                List<Long> some = contactKeys.subList(i, Math.min(i + CONTACTS_AT_ONCE, contactKeys.size()));
                if (!readAll(some)) {
                    some.forEach(this::readByContact);
                }
            }
        });
    }

    /**
     * Reads whatever some contacts bought, in the order of time.
     *
     * @return false where that is too much at once: nothing is handed over then
     */
    private boolean readAll(List<Long> contactKeys) {
        return RowMemory.passing(() -> {
            PurchasePage page = new PurchasePage(0, "", KeyRange.BEFORE_FIRST);
            tenant.stream(OF_CONTACTS.and(" LIMIT ?"), page::read, page::add, contactKeys, atOnce);
            if (page.count == atOnce) {
                return false;
            }
            page.purchases.sort(Comparator.comparingLong(CountedPurchase::at));
            page.handOver();
            return true;
        });
    }

    private void readByContact(long contactKey) {
        PurchasePage page = new PurchasePage(0, "", KeyRange.BEFORE_FIRST);
        do {
            page = readPageOf(contactKey, page);
        } while (page.count == atOnce);
    }

    /** Reads the next of what one bought, in the order of time. */
    private PurchasePage readPageOf(long contactKey, PurchasePage before) {
        return RowMemory.passing(() -> {
            PurchasePage page = new PurchasePage(before.at, before.id(), before.key);
            tenant.stream(
                    OF_CONTACTS.and("""
                             AND placed_at >= ? AND (placed_at > ? OR purchase_key > ?) ORDER BY placed_at, purchase_key LIMIT ?
                            """),
                    page::read,
                    page::add,
                    List.of(contactKey),
                    before.at,
                    before.at,
                    before.key,
                    atOnce);
            page.handOver();
            return page;
        });
    }

    /** Rows as they come, and where they end. */
    private final class PurchasePage {

        private final List<CountedPurchase> purchases = new ArrayList<>();
        private int count;
        private long at;
        private byte[] id;
        private long key;

        PurchasePage(long at, String id, long key) {
            this.at = at;
            this.id = id.getBytes(StandardCharsets.UTF_8);
            this.key = key;
        }

        String id() {
            return new String(id, StandardCharsets.UTF_8);
        }

        /** Empty of one without a candidate. */
        Optional<CountedPurchase> read(Row row) {
            count++;
            at = row.number();
            id = row.bytes();
            key = row.number();
            Optional<KeptJourney> journey =
                    Optional.ofNullable(row.bytesOrNull()).map(KeptJourney::new);
            if (journey.isPresent() && !journey.get().hasQualified(key, at, rule)) {
                return Optional.empty();
            }
            long contactKey = row.number();
            BigDecimal amount = row.decimal();
            BigDecimal refunds = row.decimal().min(amount);
            return Optional.of(
                    new CountedPurchase(new CandidatePurchase(key, id(), contactKey, at, amount, refunds), journey));
        }

        void add(Optional<CountedPurchase> read) {
            read.ifPresent(purchase -> {
                RowMemory.take(WEIGHT
                        + purchase.journey().map(kept -> kept.bytes().length).orElse(0));
                purchases.add(purchase);
            });
        }

        /** The page itself tells where the next begins, while that is read. */
        void handOver() {
            consumer.accept(purchases);
            purchases.clear();
        }
    }
}
