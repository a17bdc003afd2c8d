package io.touchstone.rollup;

import io.touchstone.event.SourceKind;
import io.touchstone.sql.Tenant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All sources together, by day: a row of {@link DaySums}, and for each basis and touch rule one of {@link DayCells}. What a
 * slot holds is read, added to and written back: the caller holds the slot, so that nobody else does.
 */
final class DayStore {

    /** In the place of basis and touch rule, where neither matters. */
    static final int NONE = 0;

    private record Day(int basis, int touch, long bucket) {

        static final Comparator<Day> ORDER =
                Comparator.comparingInt(Day::basis).thenComparingInt(Day::touch).thenComparingLong(Day::bucket);
    }

    private final Map<Day, DaySums> sums = new HashMap<>();
    private final Map<Day, Map<WindowCell, PurchaseSums>> credits = new HashMap<>();

    private DayStore() {}

    /** Adds the lines of {@link Level#KIND}. */
    static void add(Tenant tenant, int slot, int generation, RollupSums sums) {
        DayStore days = new DayStore();
        sums.messagesOfDays().forEach(days::addMessages);
        sums.purchasesOfDays().forEach(days::addPurchases);
        sums.creditsOfDays().forEach(days::addCredits);
        days.write(tenant, slot, generation);
    }

    private void addMessages(RollupLine line, MetricValues values) {
        SourceKind kind = StoredCodes.kind((int) line.key());
        add(line.bucket(), new DaySums(Map.of(kind, values), PurchaseSums.ZERO));
    }

    private void addPurchases(RollupLine line, PurchaseSums purchases) {
        add(line.bucket(), new DaySums(Map.of(), purchases));
    }

    private void add(long bucket, DaySums ofDay) {
        sums.merge(new Day(NONE, NONE, bucket), ofDay, DaySums::plus);
    }

    private void addCredits(CreditCell cell, PurchaseSums purchases) {
        Day day = new Day(
                StoredCodes.of(cell.basis()), cell.touch().code(), cell.line().bucket());
        credits.computeIfAbsent(day, _ -> new HashMap<>()).put(cell.window(), purchases);
    }

    private void write(Tenant tenant, int slot, int generation) {
        Map<Day, UnaryOperator<String>> changes = new TreeMap<>(Day.ORDER);
        sums.forEach((day, added) ->
                changes.put(day, text -> DaySums.read(text).plus(added).text()));
        credits.forEach((day, added) -> changes.put(day, text -> DayCells.plus(text, added)));
        Map<Day, String> stored = find(tenant, slot, generation, changes.keySet());
        tenant.batch("""
                INSERT INTO rollup_day (workspace_id, generation, basis, touch, bucket, slot, numbers)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE numbers = VALUES(numbers)
                """, changes.entrySet(), (parameters, change) -> {
            Day day = change.getKey();
            parameters
                    .add(generation)
                    .add(day.basis())
                    .add(day.touch())
                    .add(day.bucket())
                    .add(slot)
                    .addText(change.getValue().apply(stored.getOrDefault(day, "")));
        });
    }

    private static Map<Day, String> find(Tenant tenant, int slot, int generation, Set<Day> days) {
        List<Entry<Day, String>> rows = tenant.queryIn(
                """
                SELECT basis, touch, bucket, numbers FROM rollup_day
                WHERE workspace_id = :workspace AND generation = ? AND basis IN (0, 1, 2) AND touch IN (0, 1, 2, 3) AND slot = ?
                  AND bucket IN ?
                """,
                row -> Map.entry(new Day(row.integer(), row.integer(), row.number()), row.text()),
                days.stream().map(Day::bucket).collect(Collectors.toSet()),
                generation,
                slot);
        return rows.stream().collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    }
}
