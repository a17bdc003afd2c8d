package io.touchstone.rollup;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.SourceLine;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.Optional;

/** Sums messages, purchases and credits, as they are stored, to the lines of a window of days. */
final class AggregateRollups {

    private record PlacedPurchase(long key, long placedAt, PurchaseSums sums) {}

    private record PurchaseAndCredits(
            long key,
            long at,
            TouchRule touch,
            int step,
            int rivalStep,
            PurchaseSums sums,
            Optional<SourceLine> source) {}

    private static final String CREDIT = """
            touch, step, rival_step, amount, refunded, source_key, owner_key, campaign_id IS NOT NULL
            """;

    private AggregateRollups() {}

    /**
     * Adds up what a cut holds.
     *
     * @param sums of the window; what else there is of its days is passed over
     */
    static void in(Tenant tenant, RollupGeneration cut, Days days, LineSums sums) {
        MessageStore.eachSent(tenant, days.fromMillis(), days.toMillis(), message -> {
            if (cut.holds(message.message().key())) {
                message.source()
                        .ifPresent(source ->
                                sums.addMessage(source, message.sentAt(), MetricValues.of(message.message())));
            }
        });
        purchases(tenant, cut, days, sums);
        creditsOfPurchases(tenant, cut, days, sums);
        creditsOfSendings(tenant, cut, days, sums);
    }

    private static void purchases(Tenant tenant, RollupGeneration cut, Days days, LineSums sums) {
        tenant.stream(
                """
                SELECT purchase_key, placed_at, amount, refunded FROM purchase FORCE INDEX (purchase_placed)
                WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND NOT test AND NOT cancelled
                """,
                row -> new PlacedPurchase(row.number(), row.number(), sums(row)),
                purchase -> {
                    if (cut.holds(purchase.key())) {
                        sums.addPurchase(purchase.placedAt(), purchase.sums());
                    }
                },
                days.fromMillis(),
                days.toMillis());
    }

    private static void creditsOfPurchases(Tenant tenant, RollupGeneration cut, Days days, LineSums sums) {
        tenant.stream(
                "SELECT STRAIGHT_JOIN purchase_key, placed_at, " + CREDIT + """
                 FROM purchase FORCE INDEX (purchase_placed) JOIN credit USING (workspace_id, purchase_key)
                LEFT JOIN source USING (workspace_id, source_key)
                WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND NOT test AND NOT cancelled
                """,
                AggregateRollups::credit,
                credit -> add(cut, ConversionDate.PURCHASE, credit, sums),
                days.fromMillis(),
                days.toMillis());
    }

    /** No index has the sendings of credits, which are a small part of all that an audit reads: all of them are looked through. */
    private static void creditsOfSendings(Tenant tenant, RollupGeneration cut, Days days, LineSums sums) {
        tenant.stream(
                "SELECT STRAIGHT_JOIN purchase_key, sent_at, " + CREDIT + """
                 FROM credit FORCE INDEX (PRIMARY) JOIN purchase USING (workspace_id, purchase_key)
                LEFT JOIN source USING (workspace_id, source_key)
                WHERE workspace_id = :workspace AND sent_at >= ? AND sent_at < ?
                  AND placed_at IS NOT NULL AND NOT test AND NOT cancelled
                """,
                AggregateRollups::credit,
                credit -> add(cut, ConversionDate.SEND, credit, sums),
                days.fromMillis(),
                days.toMillis());
    }

    private static void add(RollupGeneration cut, ConversionDate basis, PurchaseAndCredits credit, LineSums sums) {
        if (cut.holds(credit.key())) {
            credit.source()
                    .ifPresent(source -> sums.addCredit(
                            source,
                            basis,
                            credit.at(),
                            credit.touch(),
                            credit.step(),
                            credit.rivalStep(),
                            credit.sums()));
        }
    }

    private static PurchaseAndCredits credit(Row row) {
        long key = row.number();
        long at = row.number();
        TouchRule touch = TouchRule.of(row.integer());
        int step = row.integer();
        int rivalStep = row.integer();
        PurchaseSums sums = sums(row);
        return new PurchaseAndCredits(key, at, touch, step, rivalStep, sums, SourceLine.read(row, row.number()));
    }

    /** Nobody gets back more than they paid. */
    private static PurchaseSums sums(Row row) {
        BigDecimal amount = row.decimal();
        return new PurchaseSums(1, amount, row.decimal().min(amount));
    }
}
