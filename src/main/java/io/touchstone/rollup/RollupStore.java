package io.touchstone.rollup;

import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.rollup.Metric.MessageColumns;
import io.touchstone.rollup.RollupGenerationStore.StandingGenerations;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Adds to the roll-ups. Rows are taken in one order by everybody, and last of all that a transaction locks. */
public final class RollupStore {

    private static final Comparator<RollupLine> LINES = Comparator.comparing(RollupLine::level)
            .thenComparingLong(RollupLine::bucket)
            .thenComparingLong(RollupLine::key);

    private static final Comparator<CreditCell> CELLS = Comparator.<CreditCell, Level>comparing(
                    cell -> cell.line().level())
            .thenComparing(CreditCell::basis)
            .thenComparing(CreditCell::touch)
            .thenComparing(CreditCell::line, LINES)
            .thenComparing(CreditCell::window, WindowCell.ORDER);

    private static final int ROWS_AT_ONCE = 5_000;

    private static final String ADD_MESSAGES =
            "INSERT INTO rollup_message (workspace_id, generation, level, bucket, level_key, slot, "
                    + MessageColumns.NAMES
                    + ") VALUES (:workspace, ?, ?, ?, ?, ?, "
                    + MessageColumns.PLACEHOLDERS
                    + ") ON DUPLICATE KEY UPDATE "
                    + MessageColumns.ADDITIONS;

    private RollupStore() {}

    /**
     * Adds to the generation in use, and to the one in the making what that holds.
     *
     * @return the edition of people, as the workspace has it, that stands to the end of the transaction
     */
    public static int add(Tenant tenant, RollupChanges changes) {
        return add(tenant, DataVersionStore.increment(tenant), changes);
    }

    /**
     * As {@link #add(Tenant, RollupChanges)}, of a transaction that stored events.
     *
     * @param storedAt when
     */
    public static int addOfEvents(Tenant tenant, RollupChanges changes, Instant storedAt) {
        return add(tenant, DataVersionStore.incrementFor(tenant, storedAt), changes);
    }

    /** As {@link #add(Tenant, RollupChanges)}. The caller holds the slot. */
    public static int add(Tenant tenant, int slot, RollupChanges changes) {
        StandingGenerations standing = RollupGenerationStore.standing(tenant);
        for (RollupGeneration cut : standing.all()) {
            add(tenant, slot, cut.generation(), changes.in(cut));
        }
        return standing.peopleEdition();
    }

    /** Adds to one generation. The caller holds the slot. */
    public static void add(Tenant tenant, int slot, int generation, RollupSums sums) {
        DayStore.add(tenant, slot, generation, sums);
        addMessages(tenant, slot, generation, sums.messages());
        addCredits(tenant, slot, generation, sums.credits());
        addPurchases(tenant, slot, generation, sums.purchases());
    }

    /** Deletes some rows of the generations before this one; whether there may be more. */
    public static boolean deleteBefore(Tenant tenant, int generation) {
        return delete(tenant, SqlText.of(" WHERE workspace_id = :workspace AND generation < ? LIMIT ?"), generation);
    }

    /** Deletes some rows of one generation, which nobody uses; whether there may be more. */
    public static boolean delete(Tenant tenant, int generation) {
        return delete(tenant, SqlText.of(" WHERE workspace_id = :workspace AND generation = ? LIMIT ?"), generation);
    }

    private static boolean delete(Tenant tenant, SqlText where, int generation) {
        int deleted = 0;
        for (SqlText table : List.of(
                SqlText.of("DELETE FROM rollup_day"),
                SqlText.of("DELETE FROM rollup_message"),
                SqlText.of("DELETE FROM rollup_credit"),
                SqlText.of("DELETE FROM rollup_purchase"))) {
            deleted += tenant.update(table.and(where), generation, ROWS_AT_ONCE);
        }
        return deleted > 0;
    }

    private static void addMessages(Tenant tenant, int slot, int generation, Map<RollupLine, MetricValues> messages) {
        tenant.batch(ADD_MESSAGES, sorted(messages, LINES), (parameters, entry) -> {
            RollupLine line = entry.getKey();
            parameters
                    .add(generation)
                    .add(line.level().code())
                    .add(line.bucket())
                    .add(line.key())
                    .add(slot);
            entry.getValue().forEach(Metric.OF_MESSAGES, parameters::add, parameters::add);
        });
    }

    private static void addCredits(Tenant tenant, int slot, int generation, Map<CreditCell, PurchaseSums> credits) {
        tenant.batch("""
                INSERT INTO rollup_credit (workspace_id, generation, level, basis, touch, bucket, level_key,
                  kind, step, rival_step, slot, conversions, amount, refunds)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE conversions = conversions + VALUES(conversions),
                  amount = amount + VALUES(amount), refunds = refunds + VALUES(refunds)
                """, sorted(credits, CELLS), (parameters, entry) -> {
            CreditCell cell = entry.getKey();
            PurchaseSums sums = entry.getValue();
            parameters
                    .add(generation)
                    .add(cell.line().level().code())
                    .add(StoredCodes.of(cell.basis()))
                    .add(cell.touch().code())
                    .add(cell.line().bucket())
                    .add(cell.line().key())
                    .add(StoredCodes.of(cell.window().kind()))
                    .add(cell.window().step())
                    .add(cell.window().rivalStep())
                    .add(slot)
                    .add(sums.purchases())
                    .add(sums.amount())
                    .add(sums.refunds());
        });
    }

    private static void addPurchases(Tenant tenant, int slot, int generation, Map<RollupLine, PurchaseSums> purchases) {
        tenant.batch(
                """
                INSERT INTO rollup_purchase (workspace_id, generation, level, bucket, slot, purchases, amount, refunds)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE purchases = purchases + VALUES(purchases),
                  amount = amount + VALUES(amount), refunds = refunds + VALUES(refunds)
                """,
                sorted(purchases, LINES),
                (parameters, entry) -> parameters
                        .add(generation)
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
