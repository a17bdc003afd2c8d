package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.rollup.DayCells;
import io.touchstone.rollup.DaySums;
import io.touchstone.rollup.Metric.MessageColumns;
import io.touchstone.rollup.PurchaseSums;
import io.touchstone.rollup.SelectRollups;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;

/** The sums of one question under all touch rules at once, with one statement. */
final class SelectRules {

    /** The codes of all touch rules: named, so that each is a range of days. */
    private static final String TOUCHES = "touch IN (1, 2, 3)";

    private static final SqlText DAYS = SqlText.of("""
            SELECT touch, numbers FROM rollup_day
            WHERE workspace_id = :workspace AND generation = ? AND bucket >= ? AND bucket <= ?
              AND (basis = 0 AND touch = 0 OR basis = ? AND
            """ + " " + TOUCHES + ")");

    private SelectRules() {}

    /** Adds the days of all sources. */
    static void days(Tenant tenant, KpiQuery question, RollupPlan plan, RuleSums sums) {
        tenant.streamPrepared(
                DAYS,
                row -> addDay(plan, sums, row),
                List.of(
                        question.generation(),
                        plan.from(question),
                        plan.to(question),
                        StoredCodes.of(question.basis().conversionDate())));
    }

    private static void addDay(RollupPlan plan, RuleSums sums, Row row) {
        sums.row();
        int touch = row.integer();
        String numbers = row.ascii();
        if (touch > 0) {
            DayCells.earnedUnderOneWindow(numbers, (kind, step, earned) -> {
                if (plan.lines().containsKey((long) StoredCodes.of(kind))) {
                    sums.addCredits(TouchRule.of(touch), step, earned);
                }
            });
        } else {
            DaySums.read(numbers).messages().forEach((kind, values) -> {
                if (plan.lines().containsKey((long) StoredCodes.of(kind))) {
                    sums.addMessages(values);
                }
            });
        }
    }

    /** Adds the sums of single sources; see {@link DayCells#earnedUnderOneWindow} for which credits count. */
    static void sources(Tenant tenant, KpiQuery question, RollupPlan plan, RuleSums sums) {
        List<Object> parameters = new ArrayList<>(SelectSums.lines(question, plan));
        parameters.addAll(SelectSums.lines(question, plan));
        parameters.add(StoredCodes.of(question.basis().conversionDate()));
        SqlText sql = SqlText.of("SELECT 0, 0, " + MessageColumns.SUMS + " " + """
                , 0, 0, 0 FROM rollup_message
                WHERE workspace_id = :workspace AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?
                """)
                .and(SelectSums.keys(plan))
                .and("UNION ALL\nSELECT touch, step, " + MessageColumns.ZEROS + " " + """
                , SUM(conversions), SUM(amount), SUM(refunds) FROM rollup_credit
                WHERE workspace_id = :workspace AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?
                """)
                .and(SelectSums.keys(plan))
                .and(" AND basis = ? AND rival_step = 0 AND " + TOUCHES + " GROUP BY touch, step");
        tenant.query(sql, row -> addSums(sums, row), parameters.toArray());
    }

    private static boolean addSums(RuleSums sums, Row row) {
        sums.row();
        int touch = row.integer();
        int step = row.integer();
        sums.addMessages(SelectRollups.values(row));
        PurchaseSums earned = new PurchaseSums(row.number(), row.decimal(), row.decimal());
        if (touch > 0) {
            sums.addCredits(TouchRule.of(touch), step, earned);
        }
        return true;
    }
}
