package io.touchstone.rollup;

import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ThreadLocalRandom;

/** Adds to the roll-ups. Rows are taken in one order by everybody, and last of all that a transaction locks. */
public final class RollupStore {

    /** The rows in use. Another number is written beside it while history is cut anew. */
    public static final int GENERATION = 1;

    /** Each transaction adds to one slot of its choice: that many can add to the same line at once. */
    private static final int SLOTS = 4;

    private static final Comparator<Line> LINES =
            Comparator.comparing(Line::level).thenComparingLong(Line::bucket).thenComparingLong(Line::key);

    private static final Comparator<CreditCell> CELLS = Comparator.<CreditCell, Level>comparing(
                    cell -> cell.line().level())
            .thenComparing(CreditCell::basis)
            .thenComparing(CreditCell::touch)
            .thenComparing(CreditCell::line, LINES)
            .thenComparing(CreditCell::kind)
            .thenComparingInt(CreditCell::step)
            .thenComparingInt(CreditCell::rivalStep);

    private RollupStore() {}

    public static void add(Connection connection, WorkspaceId workspace, RollupChanges changes) throws SQLException {
        int slot = ThreadLocalRandom.current().nextInt(SLOTS);
        addMessages(connection, workspace, slot, changes.messages());
        addCredits(connection, workspace, slot, changes.credits());
        addPurchases(connection, workspace, slot, changes.purchases());
    }

    private static void addMessages(Connection connection, WorkspaceId workspace, int slot, Map<Line, Tally> messages)
            throws SQLException {
        Sql.batch(connection, """
                INSERT INTO rollup_message (workspace_id, generation, level, bucket, level_key, slot,
                  sent, delivered, failed, was_read, responded, clicked, interacted,
                  responses, clicks, machine_clicks, text_replies, opt_outs, cost)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE
                  sent = sent + VALUES(sent), delivered = delivered + VALUES(delivered),
                  failed = failed + VALUES(failed), was_read = was_read + VALUES(was_read),
                  responded = responded + VALUES(responded), clicked = clicked + VALUES(clicked),
                  interacted = interacted + VALUES(interacted), responses = responses + VALUES(responses),
                  clicks = clicks + VALUES(clicks), machine_clicks = machine_clicks + VALUES(machine_clicks),
                  text_replies = text_replies + VALUES(text_replies), opt_outs = opt_outs + VALUES(opt_outs),
                  cost = cost + VALUES(cost)
                """, sorted(messages, LINES), (parameters, entry) -> {
            Line line = entry.getKey();
            Tally tally = entry.getValue();
            parameters
                    .add(workspace.value())
                    .add(GENERATION)
                    .add(line.level().code())
                    .add(line.bucket())
                    .add(line.key())
                    .add(slot)
                    .add(tally.sent())
                    .add(tally.delivered())
                    .add(tally.failed())
                    .add(tally.read())
                    .add(tally.responded())
                    .add(tally.clicked())
                    .add(tally.interacted())
                    .add(tally.responses())
                    .add(tally.clicks())
                    .add(tally.machineClicks())
                    .add(tally.textReplies())
                    .add(tally.optOuts())
                    .add(tally.cost());
        });
    }

    private static void addCredits(
            Connection connection, WorkspaceId workspace, int slot, Map<CreditCell, PurchaseSums> credits)
            throws SQLException {
        Sql.batch(connection, """
                INSERT INTO rollup_credit (workspace_id, generation, level, basis, touch, bucket, level_key,
                  kind, step, rival_step, slot, conversions, amount, refunds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE conversions = conversions + VALUES(conversions),
                  amount = amount + VALUES(amount), refunds = refunds + VALUES(refunds)
                """, sorted(credits, CELLS), (parameters, entry) -> {
            CreditCell cell = entry.getKey();
            PurchaseSums sums = entry.getValue();
            parameters
                    .add(workspace.value())
                    .add(GENERATION)
                    .add(cell.line().level().code())
                    .add(Codes.of(cell.basis()))
                    .add(cell.touch().code())
                    .add(cell.line().bucket())
                    .add(cell.line().key())
                    .add(Codes.of(cell.kind()))
                    .add(cell.step())
                    .add(cell.rivalStep())
                    .add(slot)
                    .add(sums.purchases())
                    .add(sums.amount())
                    .add(sums.refunds());
        });
    }

    private static void addPurchases(
            Connection connection, WorkspaceId workspace, int slot, Map<Line, PurchaseSums> purchases)
            throws SQLException {
        Sql.batch(
                connection,
                """
                INSERT INTO rollup_purchase (workspace_id, generation, level, bucket, slot, purchases, amount, refunds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE purchases = purchases + VALUES(purchases),
                  amount = amount + VALUES(amount), refunds = refunds + VALUES(refunds)
                """,
                sorted(purchases, LINES),
                (parameters, entry) -> parameters
                        .add(workspace.value())
                        .add(GENERATION)
                        .add(entry.getKey().level().code())
                        .add(entry.getKey().bucket())
                        .add(slot)
                        .add(entry.getValue().purchases())
                        .add(entry.getValue().amount())
                        .add(entry.getValue().refunds()));
    }

    private static <K, V> List<Entry<K, V>> sorted(Map<K, V> rows, Comparator<K> order) {
        return rows.entrySet().stream().sorted(Entry.comparingByKey(order)).toList();
    }
}
