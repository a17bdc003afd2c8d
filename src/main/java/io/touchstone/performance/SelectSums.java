package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.rollup.Codes;
import io.touchstone.rollup.SelectRollups;
import io.touchstone.rollup.Tally;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement over the roll-ups, put together from as many parts as are asked for: a round trip for all of them. */
final class SelectSums {

    /** What a row is of. All have the same columns: those of a tally. */
    enum Part {
        /** The version of the data, in the place of conversions. */
        VERSION,
        MESSAGES,
        CREDITS,
        /** All purchases, credited or not, in the place of conversions. */
        PURCHASES
    }

    /** @param question as whoever asked numbered it */
    record Sum(int question, Part part, long bucket, long key, Tally tally) {}

    private static final String NO_MESSAGES = "0, ".repeat(13);

    private final List<String> selects = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    SelectSums version(WorkspaceId workspace) {
        add(
                0,
                Part.VERSION,
                "0, 0, " + NO_MESSAGES + "COALESCE(SUM(version), 0), 0, 0 FROM data_version WHERE workspace_id = ?",
                workspace.value());
        return this;
    }

    SelectSums messages(int number, KpiQuestion question, RollupPlan plan) {
        add(
                number,
                Part.MESSAGES,
                bucket(question) + ", level_key, " + SelectRollups.TALLY + ", 0, 0, 0 FROM rollup_message" + WHERE
                        + keys(plan) + " GROUP BY " + group(question),
                lines(question, plan).toArray());
        return this;
    }

    SelectSums credits(int number, KpiQuestion question, RollupPlan plan) {
        AttributionRule rule = question.basis().rule();
        List<Object> values = lines(question, plan);
        values.addAll(List.of(
                Codes.of(question.basis().conversionDate()),
                rule.touch().code(),
                rule.campaignWindow().step(),
                rule.flowWindow().step(),
                rule.flowWindow().step(),
                rule.campaignWindow().step()));
        add(
                number,
                Part.CREDITS,
                bucket(question) + ", level_key, " + NO_MESSAGES
                        + "SUM(conversions), SUM(amount), SUM(refunds) FROM rollup_credit" + WHERE + keys(plan) + """
                         AND basis = ? AND touch = ?
                          AND (kind = 1 AND step <= ? AND (rival_step = 0 OR rival_step > ?)
                            OR kind = 2 AND step <= ? AND (rival_step = 0 OR rival_step > ?))
                        GROUP BY\s"""
                        + group(question),
                values.toArray());
        return this;
    }

    /** @param plan of any lines: they are not looked at */
    SelectSums purchases(int number, KpiQuestion question, RollupPlan plan) {
        add(
                number,
                Part.PURCHASES,
                "bucket, 0, " + NO_MESSAGES + "SUM(purchases), SUM(amount), SUM(refunds) FROM rollup_purchase" + WHERE
                        + " GROUP BY bucket HAVING SUM(purchases) > 0",
                period(question, plan).toArray());
        return this;
    }

    List<Sum> read(Connection connection) throws SQLException {
        return selects.isEmpty()
                ? List.of()
                : Sql.query(connection, String.join("\nUNION ALL\n", selects), SelectSums::read, parameters.toArray());
    }

    private static Sum read(Row row) throws SQLException {
        return new Sum(
                row.integer(),
                Part.values()[row.integer()],
                row.number(),
                row.number(),
                SelectRollups.tally(row).plus(Tally.credits(row.number(), row.decimal(), row.decimal())));
    }

    private void add(int number, Part part, String select, Object... values) {
        selects.add("SELECT " + number + ", " + part.ordinal() + ", " + select);
        parameters.addAll(List.of(values));
    }

    private static final String WHERE =
            " WHERE workspace_id = ? AND generation = ? AND level = ? AND bucket >= ? AND bucket <= ?";

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

    private static String bucket(KpiQuestion question) {
        return question.buckets().size() == 1 ? "0" : "bucket";
    }

    private static String group(KpiQuestion question) {
        return question.buckets().size() == 1 ? "level_key" : "bucket, level_key";
    }
}
