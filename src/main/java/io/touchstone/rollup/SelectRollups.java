package io.touchstone.rollup;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.rollup.Metric.MessageColumns;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the roll-ups of one generation hold, slots summed: line by line, since they may be more than memory holds. */
public final class SelectRollups {

    /** Gets line by line. */
    interface Lines {
        void messages(RollupLine line, MetricValues values);

        void credits(CreditCell cell, PurchaseSums sums);

        void purchases(RollupLine line, PurchaseSums sums);

        /** Of a row of days that cannot be read. */
        void unreadable(String row);
    }

    private record DayRow(int basis, int touch, long bucket, String numbers) {}

    private SelectRollups() {}

    /** Hands over the lines of one generation that lie in a window of days. */
    static void in(Tenant tenant, int generation, Days days, Lines lines) {
        messages(tenant, generation, days, lines);
        credits(tenant, generation, days, lines);
        purchases(tenant, generation, days, lines);
        days(tenant, generation, days, lines);
    }

    private static void messages(Tenant tenant, int generation, Days days, Lines lines) {
        tenant.stream(
                """
                SELECT level, bucket, level_key,
                """ + MessageColumns.SUMS + " " + """
                FROM rollup_message FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND generation = ?
                  AND (level IN (1, 2, 3) AND bucket >= ? AND bucket < ? OR level = 4 AND bucket >= ? AND bucket < ?)
                GROUP BY level, bucket, level_key
                """,
                row -> Map.entry(line(row, true), values(row)),
                line -> lines.messages(line.getKey(), line.getValue()),
                parameters(generation, days));
    }

    private static void credits(Tenant tenant, int generation, Days days, Lines lines) {
        tenant.stream(
                """
                SELECT level, bucket, level_key, basis, touch, kind, step, rival_step,
                       SUM(conversions), SUM(amount), SUM(refunds)
                FROM rollup_credit FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND generation = ? AND basis IN (1, 2) AND touch IN (1, 2, 3)
                  AND (level IN (1, 2, 3) AND bucket >= ? AND bucket < ? OR level = 4 AND bucket >= ? AND bucket < ?)
                GROUP BY level, basis, touch, bucket, level_key, kind, step, rival_step
                """,
                row -> Map.entry(cell(row), sums(row)),
                cell -> lines.credits(cell.getKey(), cell.getValue()),
                parameters(generation, days));
    }

    private static void purchases(Tenant tenant, int generation, Days days, Lines lines) {
        tenant.stream(
                """
                SELECT level, bucket, SUM(purchases), SUM(amount), SUM(refunds)
                FROM rollup_purchase FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND generation = ?
                  AND (level IN (1, 2, 3) AND bucket >= ? AND bucket < ? OR level = 4 AND bucket >= ? AND bucket < ?)
                GROUP BY level, bucket
                """,
                row -> Map.entry(line(row, false), sums(row)),
                line -> lines.purchases(line.getKey(), line.getValue()),
                parameters(generation, days));
    }

    private static Object[] parameters(int generation, Days days) {
        return new Object[] {generation, days.from(), days.to(), days.fromSecond(), days.toSecond()};
    }

    /** Of a day all slots before the next one: they lie together in the primary key. */
    private static void days(Tenant tenant, int generation, Days days, Lines lines) {
        List<DayRow> ofDay = new ArrayList<>();
        tenant.stream(
                """
                SELECT basis, touch, bucket, numbers FROM rollup_day FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND generation = ? AND basis IN (0, 1, 2) AND touch IN (0, 1, 2, 3)
                  AND bucket >= ? AND bucket < ?
                ORDER BY basis, touch, bucket
                """,
                row -> new DayRow(row.integer(), row.integer(), row.number(), row.text()),
                row -> {
                    if (!ofDay.isEmpty() && !isSameDay(ofDay.getFirst(), row)) {
                        handOver(ofDay, lines);
                        ofDay.clear();
                    }
                    ofDay.add(row);
                },
                generation,
                days.from(),
                days.to());
        handOver(ofDay, lines);
    }

    private static boolean isSameDay(DayRow left, DayRow right) {
        return left.basis() == right.basis() && left.touch() == right.touch() && left.bucket() == right.bucket();
    }

    private static void handOver(List<DayRow> ofDay, Lines lines) {
        Map<RollupLine, MetricValues> messages = new HashMap<>();
        Map<CreditCell, PurchaseSums> credits = new HashMap<>();
        Map<RollupLine, PurchaseSums> purchases = new HashMap<>();
        for (DayRow row : ofDay) {
            try {
                read(row, messages, credits, purchases);
            } catch (IllegalArgumentException e) {
                lines.unreadable("day " + row.bucket() + ", basis " + row.basis() + ", touch " + row.touch());
            }
        }
        messages.forEach(lines::messages);
        credits.forEach(lines::credits);
        purchases.forEach(lines::purchases);
    }

    private static void read(
            DayRow row,
            Map<RollupLine, MetricValues> messages,
            Map<CreditCell, PurchaseSums> credits,
            Map<RollupLine, PurchaseSums> purchases) {
        if (row.basis() == DayStore.NONE) {
            DaySums sums = DaySums.read(row.numbers());
            sums.messages()
                    .forEach((kind, values) -> messages.merge(
                            new RollupLine(Level.KIND, row.bucket(), StoredCodes.of(kind)),
                            values,
                            MetricValues::plus));
            purchases.merge(new RollupLine(Level.KIND, row.bucket(), 0), sums.purchases(), PurchaseSums::plus);
        } else {
            DayCells.read(row.numbers(), (window, sums) -> {
                RollupLine line = new RollupLine(Level.KIND, row.bucket(), StoredCodes.of(window.kind()));
                CreditCell cell =
                        new CreditCell(line, StoredCodes.basis(row.basis()), TouchRule.of(row.touch()), window);
                credits.merge(cell, sums, PurchaseSums::plus);
            });
        }
    }

    private static RollupLine line(Row row, boolean keyed) {
        return new RollupLine(Level.of(row.integer()), row.number(), keyed ? row.number() : 0);
    }

    private static CreditCell cell(Row row) {
        return new CreditCell(
                line(row, true),
                StoredCodes.basis(row.integer()),
                TouchRule.of(row.integer()),
                new WindowCell(StoredCodes.kind(row.integer()), row.integer(), row.integer()));
    }

    private static PurchaseSums sums(Row row) {
        return new PurchaseSums(row.number(), row.decimal(), row.decimal());
    }

    /** The columns of {@link MessageColumns#SUMS}, from where the row stands. */
    public static MetricValues values(Row row) {
        return MetricValues.of(Metric.OF_MESSAGES, _ -> row.number(), _ -> row.decimal());
    }
}
