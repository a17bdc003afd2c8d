package io.touchstone.rollup;

import io.touchstone.attribution.TouchRule;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Everything that the roll-ups of one generation hold, slots summed; lines that sum to nothing are left out. */
public final class SelectRollups {

    /** What is said of one line, in words for whoever has to find out why. */
    @FunctionalInterface
    public interface Difference {
        void of(Object line, String text);
    }

    /** The sums of messages, in the order in which {@link #tally} reads them. */
    public static final String TALLY = """
            SUM(sent), SUM(delivered), SUM(failed), SUM(was_read), SUM(responded), SUM(clicked), SUM(interacted),
            SUM(responses), SUM(clicks), SUM(machine_clicks), SUM(text_replies), SUM(opt_outs), SUM(cost)
            """;

    private final Map<Line, Tally> messages = new HashMap<>();
    private final Map<CreditCell, PurchaseSums> credits = new HashMap<>();
    private final Map<Line, PurchaseSums> purchases = new HashMap<>();

    private SelectRollups() {}

    public static SelectRollups of(Connection connection, WorkspaceId workspace, int generation) throws SQLException {
        SelectRollups rollups = new SelectRollups();
        rollups.read(connection, workspace, generation);
        return rollups;
    }

    public int size() {
        return messages.size() + credits.size() + purchases.size();
    }

    /** Tells of each line that does not hold what it should. */
    public void compare(RollupSums expected, Difference difference) {
        compare(
                all(expected.messages(), expected.messagesOfDays()),
                messages,
                (right, found) -> right.plus(found.negated()).isZero(),
                difference);
        compare(all(expected.credits(), expected.creditsOfDays()), credits, SelectRollups::equal, difference);
        compare(all(expected.purchases(), expected.purchasesOfDays()), purchases, SelectRollups::equal, difference);
    }

    private static <K, V> Map<K, V> all(Map<K, V> some, Map<K, V> others) {
        Map<K, V> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static <K, V> void compare(
            Map<K, V> expected, Map<K, V> stored, BiPredicate<V, V> equal, Difference difference) {
        expected.forEach((line, right) -> {
            V found = stored.get(line);
            if (found == null || !equal.test(right, found)) {
                difference.of(Objects.requireNonNull(line), found + " instead of " + right);
            }
        });
        stored.forEach((line, found) -> {
            if (!expected.containsKey(line)) {
                difference.of(Objects.requireNonNull(line), found + " instead of nothing");
            }
        });
    }

    private static boolean equal(PurchaseSums left, PurchaseSums right) {
        return left.plus(right.negated()).isZero();
    }

    private void read(Connection connection, WorkspaceId workspace, int generation) throws SQLException {
        Sql.stream(
                connection,
                """
                SELECT level, bucket, level_key, %s
                FROM rollup_message FORCE INDEX (PRIMARY)
                WHERE workspace_id = ? AND generation = ? GROUP BY level, bucket, level_key
                """.formatted(TALLY),
                row -> put(messages, line(row, true), tally(row), Tally::isZero),
                line -> {},
                workspace.value(),
                generation);
        Sql.stream(
                connection,
                """
                SELECT level, bucket, level_key, basis, touch, kind, step, rival_step,
                       SUM(conversions), SUM(amount), SUM(refunds)
                FROM rollup_credit FORCE INDEX (PRIMARY) WHERE workspace_id = ? AND generation = ?
                GROUP BY level, basis, touch, bucket, level_key, kind, step, rival_step
                """,
                row -> put(credits, cell(row), sums(row), PurchaseSums::isZero),
                cell -> {},
                workspace.value(),
                generation);
        Sql.stream(connection, """
                SELECT basis, touch, bucket, numbers
                FROM rollup_day WHERE workspace_id = ? AND generation = ?
                """, this::readDay, bucket -> {}, workspace.value(), generation);
        messages.values().removeIf(Tally::isZero);
        purchases.values().removeIf(PurchaseSums::isZero);
        credits.values().removeIf(PurchaseSums::isZero);
        Sql.stream(
                connection,
                """
                SELECT level, bucket, SUM(purchases), SUM(amount), SUM(refunds)
                FROM rollup_purchase FORCE INDEX (PRIMARY)
                WHERE workspace_id = ? AND generation = ? GROUP BY level, bucket
                """,
                row -> put(purchases, line(row, false), sums(row), PurchaseSums::isZero),
                line -> {},
                workspace.value(),
                generation);
    }

    private long readDay(Row row) throws SQLException {
        int basis = row.integer();
        int touch = row.integer();
        long bucket = row.number();
        String numbers = row.text();
        if (basis == DayStore.NONE) {
            DaySums sums = DaySums.read(numbers);
            sums.messages()
                    .forEach((kind, tally) ->
                            messages.merge(new Line(Level.KIND, bucket, Codes.of(kind)), tally, Tally::plus));
            purchases.merge(new Line(Level.KIND, bucket, 0), sums.purchases(), PurchaseSums::plus);
        } else {
            DayCells.read(numbers, (window, sums) -> {
                Line line = new Line(Level.KIND, bucket, Codes.of(window.kind()));
                CreditCell cell = new CreditCell(line, Codes.basis(basis), TouchRule.of(touch), window);
                credits.merge(cell, sums, PurchaseSums::plus);
            });
        }
        return bucket;
    }

    private static <K, V> K put(Map<K, V> lines, K line, V value, Predicate<V> isZero) {
        if (!isZero.test(value)) {
            lines.put(line, value);
        }
        return line;
    }

    private static Line line(Row row, boolean keyed) throws SQLException {
        return new Line(Level.of(row.integer()), row.number(), keyed ? row.number() : 0);
    }

    private static CreditCell cell(Row row) throws SQLException {
        return new CreditCell(
                line(row, true),
                Codes.basis(row.integer()),
                TouchRule.of(row.integer()),
                new WindowCell(Codes.kind(row.integer()), row.integer(), row.integer()));
    }

    private static PurchaseSums sums(Row row) throws SQLException {
        return new PurchaseSums(row.number(), row.decimal(), row.decimal());
    }

    /** The columns of {@link #TALLY}, from where the row stands. */
    public static Tally tally(Row row) throws SQLException {
        return new Tally(
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.decimal(),
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
