package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.rollup.Codes;
import io.touchstone.rollup.DayCells;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.SelectRollups;
import io.touchstone.rollup.Tally;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One statement over the roll-ups, put together from as many parts as are asked for: a round trip for all of them. */
final class SelectSums {

    /** What a row is of. All have the same columns: those of a tally. */
    enum Part {
        /** The version of the data, in the place of conversions; in that of the bucket, the generation in use. */
        VERSION,
        MESSAGES,
        CREDITS,
        /** All purchases, credited or not, in the place of conversions. */
        PURCHASES
    }

    /** @param question as whoever asked numbered it */
    record Sum(int question, Part part, long bucket, long key, Tally tally) {}

    private static final String NO_MESSAGES = "0, ".repeat(13);

    /** The rules of questions that are answered from cells, by the number of the question. */
    private final Map<Integer, AttributionRule> rules = new HashMap<>();

    private final List<String> selects = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    SelectSums version(WorkspaceId workspace) {
        String sql = """
                SELECT %s(SELECT generation FROM workspace WHERE id = ?), 0, %sCOALESCE(SUM(version), 0), 0, 0, NULL
                FROM data_version WHERE workspace_id = ?
                """;
        add(sql.formatted(head(0, Part.VERSION), NO_MESSAGES), List.of(workspace.value(), workspace.value()));
        return this;
    }

    SelectSums messages(int number, KpiQuestion question, RollupPlan plan) {
        String sql = """
                SELECT %s%s, %s, %s, 0, 0, 0, NULL FROM rollup_message
                WHERE workspace_id = ? AND generation = ? AND level = ? AND bucket >= ? AND bucket <= ?%s%s
                """;
        add(
                sql.formatted(
                        head(number, Part.MESSAGES),
                        bucket(question),
                        key(plan),
                        SelectRollups.TALLY,
                        keys(plan),
                        groups(question, plan)),
                lines(question, plan));
        return this;
    }

    SelectSums credits(int number, KpiQuestion question, RollupPlan plan) {
        return plan.level() == Level.KIND
                ? creditsOfDays(number, question, plan)
                : creditsOfLines(number, question, plan);
    }

    private SelectSums creditsOfDays(int number, KpiQuestion question, RollupPlan plan) {
        AttributionRule rule = question.basis().rule();
        rules.put(number, rule);
        String sql = """
                SELECT %sbucket, 0, %s0, 0, 0, cells FROM rollup_day_credit
                WHERE workspace_id = ? AND generation = ? AND basis = ? AND touch = ? AND bucket >= ? AND bucket <= ?
                """;
        add(
                sql.formatted(head(number, Part.CREDITS), NO_MESSAGES),
                List.of(
                        question.workspace().value(),
                        question.generation(),
                        Codes.of(question.basis().conversionDate()),
                        rule.touch().code(),
                        plan.from(question),
                        plan.to(question)));
        return this;
    }

    private SelectSums creditsOfLines(int number, KpiQuestion question, RollupPlan plan) {
        AttributionRule rule = question.basis().rule();
        List<Object> values = lines(question, plan);
        values.addAll(List.of(
                Codes.of(question.basis().conversionDate()),
                rule.touch().code(),
                rule.campaignWindow().step(),
                rule.flowWindow().step(),
                rule.flowWindow().step(),
                rule.campaignWindow().step()));
        String sql = """
                SELECT %s%s, %s, %sSUM(conversions), SUM(amount), SUM(refunds), NULL FROM rollup_credit
                WHERE workspace_id = ? AND generation = ? AND level = ? AND bucket >= ? AND bucket <= ?%s
                  AND basis = ? AND touch = ?
                  AND (kind = 1 AND step <= ? AND (rival_step = 0 OR rival_step > ?)
                    OR kind = 2 AND step <= ? AND (rival_step = 0 OR rival_step > ?))%s
                """;
        add(
                sql.formatted(
                        head(number, Part.CREDITS),
                        bucket(question),
                        key(plan),
                        NO_MESSAGES,
                        keys(plan),
                        groups(question, plan)),
                values);
        return this;
    }

    /** @param plan its level and buckets count, and not its lines */
    SelectSums purchases(int number, KpiQuestion question, RollupPlan plan) {
        String sql = """
                SELECT %s%s, 0, %sSUM(purchases), SUM(amount), SUM(refunds), NULL FROM rollup_purchase
                WHERE workspace_id = ? AND generation = ? AND level = ? AND bucket >= ? AND bucket <= ?%s
                """;
        add(
                sql.formatted(head(number, Part.PURCHASES), bucket(question), NO_MESSAGES, groups(question, plan)),
                period(question, plan));
        return this;
    }

    List<Sum> read(Connection connection) throws SQLException {
        List<Sum> sums = new ArrayList<>();
        if (!selects.isEmpty()) {
            Sql.query(connection, String.join("UNION ALL\n", selects), row -> read(row, sums), parameters.toArray());
        }
        return sums;
    }

    private boolean read(Row row, List<Sum> sums) throws SQLException {
        int question = row.integer();
        Part part = Part.values()[row.integer()];
        long bucket = row.number();
        long key = row.number();
        Tally tally = SelectRollups.tally(row).plus(Tally.credits(row.number(), row.decimal(), row.decimal()));
        String cells = row.textOrNull();
        if (cells == null) {
            return sums.add(new Sum(question, part, bucket, key, tally));
        }
        DayCells.earned(cells, Objects.requireNonNull(rules.get(question)))
                .forEach((kind, earned) -> sums.add(new Sum(
                        question,
                        part,
                        bucket,
                        Codes.of(kind),
                        Tally.credits(earned.purchases(), earned.amount(), earned.refunds()))));
        return true;
    }

    private void add(String select, List<Object> values) {
        selects.add(select);
        parameters.addAll(values);
    }

    private static String head(int number, Part part) {
        return number + ", " + part.ordinal() + ", ";
    }

    private static List<Object> period(KpiQuestion question, RollupPlan plan) {
        return new ArrayList<>(List.of(
                question.workspace().value(),
                question.generation(),
                plan.level().code(),
                plan.from(question),
                plan.to(question)));
    }

    private static List<Object> lines(KpiQuestion question, RollupPlan plan) {
        List<Object> parameters = period(question, plan);
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

    private static String bucket(KpiQuestion question) {
        return question.buckets().size() == 1 ? "0" : "bucket";
    }

    /** Nothing is told apart that the answer does not: without groups MySQL needs no temporary table, and no look-up a row. */
    private static String groups(KpiQuestion question, RollupPlan plan) {
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
