package io.touchstone.rollup;

import io.touchstone.attribution.TouchRule;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;

/** The credits of all sources by day: see {@link DayCells}. */
final class DayCreditStore {

    private record Day(ConversionDate basis, TouchRule touch, long bucket) {

        static final Comparator<Day> ORDER =
                Comparator.comparing(Day::basis).thenComparing(Day::touch).thenComparingLong(Day::bucket);
    }

    private DayCreditStore() {}

    /**
     * Adds cells of {@link Level#KIND}. What a slot holds is read, added to and written back: the caller holds the slot, so
     * that nobody else does.
     */
    static void add(
            Connection connection,
            WorkspaceId workspace,
            int slot,
            int generation,
            Map<CreditCell, PurchaseSums> credits)
            throws SQLException {
        Map<Day, Map<WindowCell, PurchaseSums>> days = new TreeMap<>(Day.ORDER);
        Set<Long> buckets = new HashSet<>();
        credits.forEach((cell, sums) -> {
            Day day = new Day(cell.basis(), cell.touch(), cell.line().bucket());
            buckets.add(day.bucket());
            days.computeIfAbsent(day, _ -> new HashMap<>()).put(cell.window(), sums);
        });
        Map<Day, String> stored = find(connection, workspace, slot, generation, buckets);
        Sql.batch(connection, """
                INSERT INTO rollup_day_credit (workspace_id, generation, basis, touch, bucket, slot, cells)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE cells = VALUES(cells)
                """, new ArrayList<>(days.entrySet()), (parameters, entry) -> {
            Day day = entry.getKey();
            parameters
                    .add(workspace.value())
                    .add(generation)
                    .add(Codes.of(day.basis()))
                    .add(day.touch().code())
                    .add(day.bucket())
                    .add(slot)
                    .addText(DayCells.plus(stored.getOrDefault(day, ""), entry.getValue()));
        });
    }

    private static Map<Day, String> find(
            Connection connection, WorkspaceId workspace, int slot, int generation, Set<Long> buckets)
            throws SQLException {
        Map<Day, String> stored = new HashMap<>();
        List<Entry<Day, String>> rows = Sql.queryIn(
                connection,
                """
                SELECT basis, touch, bucket, cells FROM rollup_day_credit
                WHERE workspace_id = ? AND generation = ? AND basis IN (1, 2) AND touch IN (1, 2, 3) AND slot = ?
                  AND bucket IN ?
                """,
                row -> Map.entry(
                        new Day(Codes.basis(row.integer()), TouchRule.of(row.integer()), row.number()), row.text()),
                buckets,
                workspace.value(),
                generation,
                slot);
        rows.forEach(row -> stored.put(row.getKey(), row.getValue()));
        return stored;
    }
}
