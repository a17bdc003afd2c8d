package io.touchstone.query.kpi;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.rollup.Metric.MessageColumns;
import io.touchstone.rollup.MetricValues;
import io.touchstone.rollup.SelectRollups;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;

/** Sums of single sources and of hours, of one question with one statement; days of all sources: {@link SelectDays}. */
final class SelectSums {

    private static final SqlText NO_MESSAGES = SqlText.of(MessageColumns.ZEROS + ", ");

    private SelectSums() {}

    /** Adds messages and credits. */
    static void sources(Tenant tenant, KpiSums sums) {
        KpiQuery question = sums.question();
        RollupPlan plan = sums.plan();
        List<Object> parameters = lines(question, plan);
        parameters.addAll(lines(question, plan));
        parameters.addAll(credits(question.basis()));
        tenant.stream(
                messages(question, plan).and("UNION ALL\n").and(credits(question, plan)),
                row -> addSource(sums, row),
                _ -> {},
                parameters.toArray());
    }

    /** Adds all purchases by hour. */
    static void purchases(Tenant tenant, KpiSums sums) {
        KpiQuery question = sums.question();
        SqlText sql = SqlText.of("SELECT ").and(bucket(question)).and("""
                , SUM(purchases), SUM(amount) - SUM(refunds) FROM rollup_purchase
                WHERE workspace_id = :workspace AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?
                """).and(groups(question, sums.plan()));
        tenant.stream(
                sql,
                row -> addPurchases(sums, row),
                _ -> {},
                lines(question, sums.plan()).toArray());
    }

    private static SqlText messages(KpiQuery question, RollupPlan plan) {
        return SqlText.of("SELECT ")
                .and(bucket(question))
                .and(", ")
                .and(key(plan))
                .and(", " + MessageColumns.SUMS + """
                , 0, 0, 0 FROM rollup_message
                WHERE workspace_id = :workspace AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?
                """)
                .and(keys(plan))
                .and(groups(question, plan));
    }

    private static SqlText credits(KpiQuery question, RollupPlan plan) {
        return SqlText.of("SELECT ")
                .and(bucket(question))
                .and(", ")
                .and(key(plan))
                .and(", ")
                .and(NO_MESSAGES)
                .and("""
                SUM(conversions), SUM(amount), SUM(refunds) FROM rollup_credit
                WHERE workspace_id = :workspace AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?
                """)
                .and(keys(plan))
                .and(" AND basis = ? AND " + Earned.CONDITION)
                .and(groups(question, plan));
    }

    private static List<Object> credits(Measurement basis) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(StoredCodes.of(basis.conversionDate()));
        parameters.addAll(Earned.parameters(basis.rule()));
        return parameters;
    }

    /** Without groups a sum over no rows is a row of nulls, which are zeros. */
    private static boolean addSource(KpiSums sums, Row row) {
        long bucket = row.number();
        long line = row.number();
        MetricValues messages = SelectRollups.values(row);
        MetricValues credits = MetricValues.credits(row.number(), row.decimal(), row.decimal());
        sums.add(bucket, line, messages.plus(credits));
        return true;
    }

    private static boolean addPurchases(KpiSums sums, Row row) {
        sums.addPurchases(row.number(), row.number(), row.decimal());
        return true;
    }

    static List<Object> lines(KpiQuery question, RollupPlan plan) {
        List<Object> parameters = new ArrayList<>(List.of(
                question.generation(),
                plan.from(question),
                plan.to(question),
                plan.level().code()));
        if (!plan.all()) {
            parameters.add(plan.lines().keySet());
        }
        return parameters;
    }

    static SqlText keys(RollupPlan plan) {
        return plan.all() ? SqlText.none() : SqlText.of(" AND level_key IN ?");
    }

    /** That of any line where all lines are one group. */
    private static SqlText key(RollupPlan plan) {
        return plan.isOneGroup()
                ? SqlText.none().and(plan.lines().keySet().iterator().next())
                : SqlText.of("level_key");
    }

    private static SqlText bucket(KpiQuery question) {
        return SqlText.of(question.times().isOne() ? "0" : "bucket");
    }

    /** Nothing is told apart that the answer does not: without groups MySQL needs no temporary table, and no look-up a row. */
    private static SqlText groups(KpiQuery question, RollupPlan plan) {
        List<SqlText> groups = new ArrayList<>();
        if (!question.times().isOne()) {
            groups.add(SqlText.of("bucket"));
        }
        if (!plan.lines().isEmpty() && !plan.isOneGroup()) {
            groups.add(SqlText.of("level_key"));
        }
        return groups.isEmpty()
                ? SqlText.none()
                : SqlText.of(" GROUP BY ").and(SqlText.join(", ", groups)).and("\n");
    }
}
