package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.rollup.Metric.MessageColumns;
import io.touchstone.rollup.MetricValues;
import io.touchstone.rollup.SelectRollups;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sums of single sources and of hours, of one question with one statement; days of all sources: {@link SelectDays}. */
final class SelectSums {

    private static final String NO_MESSAGES = MessageColumns.ZEROS + ", ";

    private SelectSums() {}

    /** Messages and credits. */
    static List<RollupSum> of(Connection connection, KpiQuery question, RollupPlan plan) throws SQLException {
        List<Object> parameters = lines(question, plan);
        parameters.addAll(lines(question, plan));
        parameters.addAll(credits(question.basis()));
        return read(connection, messages(question, plan) + "UNION ALL\n" + credits(question, plan), parameters);
    }

    /** All purchases by hour, in the place of credits. */
    static List<RollupSum> purchases(Connection connection, KpiQuery question, RollupPlan plan) throws SQLException {
        String sql = """
                SELECT %s, 0, %sSUM(purchases), SUM(amount), SUM(refunds) FROM rollup_purchase
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?%s
                """;
        return read(
                connection,
                sql.formatted(bucket(question), NO_MESSAGES, groups(question, plan)),
                lines(question, plan));
    }

    private static String messages(KpiQuery question, RollupPlan plan) {
        return """
                SELECT %s, %s, %s, 0, 0, 0 FROM rollup_message
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?%s%s
                """.formatted(bucket(question), key(plan), SelectRollups.TALLY, keys(plan), groups(question, plan));
    }

    private static String credits(KpiQuery question, RollupPlan plan) {
        return """
                SELECT %s, %s, %sSUM(conversions), SUM(amount), SUM(refunds) FROM rollup_credit
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?%s
                  AND basis = ? AND touch = ?
                  AND (kind = 1 AND step <= ? AND (rival_step = 0 OR rival_step > ?)
                    OR kind = 2 AND step <= ? AND (rival_step = 0 OR rival_step > ?))%s
                """.formatted(bucket(question), key(plan), NO_MESSAGES, keys(plan), groups(question, plan));
    }

    private static List<Object> credits(Measurement basis) {
        AttributionRule rule = basis.rule();
        return List.of(
                StoredCodes.of(basis.conversionDate()),
                rule.touch().code(),
                rule.campaignWindow().step(),
                rule.flowWindow().step(),
                rule.flowWindow().step(),
                rule.campaignWindow().step());
    }

    /** Without groups a sum over no rows is a row of nulls, which are zeros. */
    private static List<RollupSum> read(Connection connection, String sql, List<Object> parameters)
            throws SQLException {
        return Sql.query(connection, sql, SelectSums::read, parameters.toArray());
    }

    private static RollupSum read(Row row) throws SQLException {
        long bucket = row.number();
        long key = row.number();
        MetricValues messages = SelectRollups.tally(row);
        return new RollupSum(
                bucket, key, messages.plus(MetricValues.credits(row.number(), row.decimal(), row.decimal())));
    }

    private static List<Object> lines(KpiQuery question, RollupPlan plan) {
        List<Object> parameters = new ArrayList<>(List.of(
                question.workspace().value(),
                question.generation(),
                plan.from(question),
                plan.to(question),
                plan.level().code()));
        if (!plan.all()) {
            parameters.add(plan.lines().keySet());
        }
        return parameters;
    }

    private static String keys(RollupPlan plan) {
        return plan.all() ? "" : " AND level_key IN ?";
    }

    /** That of any line where all lines are one group. */
    private static String key(RollupPlan plan) {
        return plan.isOneGroup() ? plan.lines().keySet().iterator().next().toString() : "level_key";
    }

    private static String bucket(KpiQuery question) {
        return question.buckets().size() == 1 ? "0" : "bucket";
    }

    /** Nothing is told apart that the answer does not: without groups MySQL needs no temporary table, and no look-up a row. */
    private static String groups(KpiQuery question, RollupPlan plan) {
        List<String> groups = new ArrayList<>();
        if (question.buckets().size() > 1) {
            groups.add("bucket");
        }
        if (!plan.lines().isEmpty() && !plan.isOneGroup()) {
            groups.add("level_key");
        }
        return groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups);
    }
}
