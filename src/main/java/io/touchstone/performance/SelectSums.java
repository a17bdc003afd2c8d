package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.rollup.Codes;
import io.touchstone.rollup.DayCells;
import io.touchstone.rollup.DaySums;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.PurchaseSums;
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

    /** What a row is of. All have the same columns: one for the numbers of a day, and those of a tally. */
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
                SELECT %s(SELECT generation FROM workspace WHERE id = ?), 0, NULL, %sCOALESCE(SUM(version), 0), 0, 0
                FROM data_version WHERE workspace_id = ?
                """;
        add(sql.formatted(head(0, Part.VERSION), NO_MESSAGES), List.of(workspace.value(), workspace.value()));
        return this;
    }

    /** Messages and credits; of {@link Level#KIND} purchases as well, which are in the same rows. */
    SelectSums sums(int number, KpiQuestion question, RollupPlan plan) {
        return plan.level() == Level.KIND
                ? days(number, question, plan)
                : messages(number, question, plan).credits(number, question, plan);
    }

    /** All purchases, where {@link #sums} does not have them. */
    SelectSums purchases(int number, KpiQuestion question) {
        return question.isByHour() ? purchasesByHour(number, question) : purchasesByDay(number, question);
    }

    private SelectSums days(int number, KpiQuestion question, RollupPlan plan) {
        AttributionRule rule = question.basis().rule();
        rules.put(number, rule);
        String sql = """
                SELECT %d, CASE touch WHEN 0 THEN %d ELSE %d END, bucket, 0, numbers, %s0, 0, 0 FROM rollup_day
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ?
                  AND (basis = 0 AND touch = 0 OR basis = ? AND touch = ?)
                """;
        List<Object> values = period(question, plan);
        values.add(Codes.of(question.basis().conversionDate()));
        values.add(rule.touch().code());
        add(sql.formatted(number, Part.MESSAGES.ordinal(), Part.CREDITS.ordinal(), NO_MESSAGES), values);
        return this;
    }

    private SelectSums messages(int number, KpiQuestion question, RollupPlan plan) {
        String sql = """
                SELECT %s%s, %s, NULL, %s, 0, 0, 0 FROM rollup_message
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?%s%s
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

    private SelectSums credits(int number, KpiQuestion question, RollupPlan plan) {
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
                SELECT %s%s, %s, NULL, %sSUM(conversions), SUM(amount), SUM(refunds) FROM rollup_credit
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?%s
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

    private SelectSums purchasesByDay(int number, KpiQuestion question) {
        String sql = """
                SELECT %sbucket, 0, numbers, %s0, 0, 0 FROM rollup_day
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ? AND basis = 0 AND touch = 0
                """;
        add(
                sql.formatted(head(number, Part.PURCHASES), NO_MESSAGES),
                period(question, RollupPlan.ofPurchases(question)));
        return this;
    }

    private SelectSums purchasesByHour(int number, KpiQuestion question) {
        RollupPlan plan = RollupPlan.ofPurchases(question);
        String sql = """
                SELECT %s%s, 0, NULL, %sSUM(purchases), SUM(amount), SUM(refunds) FROM rollup_purchase
                WHERE workspace_id = ? AND generation = ? AND bucket >= ? AND bucket <= ? AND level = ?%s
                """;
        List<Object> values = period(question, plan);
        values.add(plan.level().code());
        add(sql.formatted(head(number, Part.PURCHASES), bucket(question), NO_MESSAGES, groups(question, plan)), values);
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
        String numbers = row.textOrNull();
        if (numbers == null) {
            Tally messages = SelectRollups.tally(row);
            Tally credits = Tally.credits(row.number(), row.decimal(), row.decimal());
            return sums.add(new Sum(question, part, bucket, key, messages.plus(credits)));
        }
        if (part == Part.CREDITS) {
            DayCells.earned(numbers, Objects.requireNonNull(rules.get(question)))
                    .forEach((kind, earned) ->
                            sums.add(new Sum(question, part, bucket, Codes.of(kind), credits(earned))));
            return true;
        }
        DaySums day = DaySums.read(numbers);
        if (part == Part.MESSAGES) {
            day.messages().forEach((kind, tally) -> sums.add(new Sum(question, part, bucket, Codes.of(kind), tally)));
        }
        return sums.add(new Sum(question, Part.PURCHASES, bucket, 0, credits(day.purchases())));
    }

    private static Tally credits(PurchaseSums sums) {
        return Tally.credits(sums.purchases(), sums.amount(), sums.refunds());
    }

    private void add(String select, List<Object> values) {
        selects.add(select);
        parameters.addAll(values);
    }

    private static String head(int number, Part part) {
        return number + ", " + part.ordinal() + ", ";
    }

    private static List<Object> period(KpiQuestion question, RollupPlan plan) {
        return new ArrayList<>(
                List.of(question.workspace().value(), question.generation(), plan.from(question), plan.to(question)));
    }

    private static List<Object> lines(KpiQuestion question, RollupPlan plan) {
        List<Object> parameters = period(question, plan);
        parameters.add(plan.level().code());
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
