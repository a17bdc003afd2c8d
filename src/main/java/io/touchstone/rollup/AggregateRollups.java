package io.touchstone.rollup;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.SourceLine;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
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
    static void in(Connection connection, WorkspaceId workspace, RollupGeneration cut, Days days, LineSums sums)
            throws SQLException {
        MessageStore.eachSent(connection, workspace, days.fromMillis(), days.toMillis(), message -> {
            if (cut.holds(message.message().key())) {
                message.source()
                        .ifPresent(source ->
                                sums.addMessage(source, message.sentAt(), MetricValues.of(message.message())));
            }
        });
        purchases(connection, workspace, cut, days, sums);
        creditsOfPurchases(connection, workspace, cut, days, sums);
        creditsOfSendings(connection, workspace, cut, days, sums);
    }

    private static void purchases(
            Connection connection, WorkspaceId workspace, RollupGeneration cut, Days days, LineSums sums)
            throws SQLException {
        Sql.stream(
                connection,
                """
                SELECT purchase_key, placed_at, amount, refunded FROM purchase FORCE INDEX (purchase_placed)
                WHERE workspace_id = ? AND placed_at >= ? AND placed_at < ? AND NOT test AND NOT cancelled
                """,
                row -> new PlacedPurchase(row.number(), row.number(), sums(row)),
                purchase -> {
                    if (cut.holds(purchase.key())) {
                        sums.addPurchase(purchase.placedAt(), purchase.sums());
                    }
                },
                workspace.value(),
                days.fromMillis(),
                days.toMillis());
    }

    private static void creditsOfPurchases(
            Connection connection, WorkspaceId workspace, RollupGeneration cut, Days days, LineSums sums)
            throws SQLException {
        Sql.stream(
                connection,
                "SELECT STRAIGHT_JOIN purchase_key, placed_at, " + CREDIT + """
                 FROM purchase FORCE INDEX (purchase_placed) JOIN credit USING (workspace_id, purchase_key)
                LEFT JOIN source USING (workspace_id, source_key)
                WHERE workspace_id = ? AND placed_at >= ? AND placed_at < ? AND NOT test AND NOT cancelled
                """,
                AggregateRollups::credit,
                credit -> add(cut, ConversionDate.PURCHASE, credit, sums),
                workspace.value(),
                days.fromMillis(),
                days.toMillis());
    }

    /** No index has the sendings of credits, which are a small part of all that an audit reads: all of them are looked through. */
    private static void creditsOfSendings(
            Connection connection, WorkspaceId workspace, RollupGeneration cut, Days days, LineSums sums)
            throws SQLException {
        Sql.stream(
                connection,
                "SELECT STRAIGHT_JOIN purchase_key, sent_at, " + CREDIT + """
                 FROM credit FORCE INDEX (PRIMARY) JOIN purchase USING (workspace_id, purchase_key)
                LEFT JOIN source USING (workspace_id, source_key)
                WHERE workspace_id = ? AND sent_at >= ? AND sent_at < ?
                  AND placed_at IS NOT NULL AND NOT test AND NOT cancelled
                """,
                AggregateRollups::credit,
                credit -> add(cut, ConversionDate.SEND, credit, sums),
                workspace.value(),
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

    private static PurchaseAndCredits credit(Row row) throws SQLException {
        long key = row.number();
        long at = row.number();
        TouchRule touch = TouchRule.of(row.integer());
        int step = row.integer();
        int rivalStep = row.integer();
        PurchaseSums sums = sums(row);
        return new PurchaseAndCredits(key, at, touch, step, rivalStep, sums, SourceLine.read(row, row.number()));
    }

    /** Nobody gets back more than they paid. */
    private static PurchaseSums sums(Row row) throws SQLException {
        BigDecimal amount = row.decimal();
        return new PurchaseSums(1, amount, row.decimal().min(amount));
    }
}
