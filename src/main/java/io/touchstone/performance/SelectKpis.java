package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.message.KnownSource;
import io.touchstone.message.SourceStore;
import io.touchstone.rollup.Codes;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.SelectRollups;
import io.touchstone.rollup.Tally;
import io.touchstone.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads KPIs from the roll-ups: rows in proportion to the days and lines of the answer. */
@ApplicationScoped
class SelectKpis implements KpiAnswers {

    private record Sum(long bucket, long key, Tally tally) {}

    /** How many rows a walk reads at once: some megabytes. */
    private static final int ROWS_AT_ONCE = 20_000;

    private final RollupMeters meters;

    SelectKpis(RollupMeters meters) {
        this.meters = meters;
    }

    @Override
    public Map<Group, Tally> tallies(Connection connection, KpiQuestion question) throws SQLException {
        return tallies(connection, question, plan(connection, question));
    }

    @Override
    public void walk(
            Connection connection,
            KpiQuestion question,
            GroupOrder order,
            @Nullable Group after,
            Predicate<Entry<Group, Tally>> consumer)
            throws SQLException {
        walk(connection, question, order, after, ROWS_AT_ONCE, consumer);
    }

    void walk(
            Connection connection,
            KpiQuestion question,
            GroupOrder order,
            @Nullable Group after,
            int rowsAtOnce,
            Predicate<Entry<Group, Tally>> consumer)
            throws SQLException {
        Iterator<RollupPlan> pieces = RollupPieces.of(plan(connection, question), question, order, after, rowsAtOnce)
                .iterator();
        while (pieces.hasNext()) {
            List<Entry<Group, Tally>> groups =
                    new ArrayList<>(tallies(connection, question, pieces.next()).entrySet());
            groups.sort(Entry.comparingByKey(order));
            for (Entry<Group, Tally> group : groups) {
                boolean isBefore = after != null && order.compare(group.getKey(), after) <= 0;
                if (!isBefore && !consumer.test(group)) {
                    return;
                }
            }
        }
    }

    private static RollupPlan plan(Connection connection, KpiQuestion question) throws SQLException {
        Collection<KnownSource> sources = RollupPlan.level(question) == Level.KIND
                ? List.of()
                : SourceStore.all(connection, question.workspace()).values();
        return RollupPlan.of(question, sources);
    }

    private Map<Group, Tally> tallies(Connection connection, KpiQuestion question, RollupPlan plan)
            throws SQLException {
        Map<Group, Tally> tallies = new HashMap<>();
        if (plan.lines().isEmpty()) {
            return tallies;
        }
        List<Sum> sums = new ArrayList<>(messages(connection, question, plan));
        sums.addAll(credits(connection, question, plan));
        meters.read(sums.size());
        for (Sum sum : sums) {
            Group line = plan.lines().get(sum.key());
            if (line != null && !sum.tally().isZero()) {
                tallies.merge(line.in(plan.index(question, sum.bucket())), sum.tally(), Tally::plus);
            }
        }
        return tallies;
    }

    @Override
    public Map<Integer, Totals> totals(Connection connection, KpiQuestion question) throws SQLException {
        RollupPlan plan = new RollupPlan(
                question.isByHour() ? Level.SOURCE_BY_HOUR : Level.KIND,
                Map.of(),
                true,
                0,
                question.buckets().size() - 1);
        Map<Integer, Totals> totals = new HashMap<>();
        Sql.query(
                connection,
                """
                SELECT bucket, SUM(purchases), SUM(amount), SUM(refunds) FROM rollup_purchase
                WHERE workspace_id = ? AND generation = ? AND level = ? AND bucket >= ? AND bucket <= ?
                GROUP BY bucket HAVING SUM(purchases) > 0
                """,
                row -> totals.merge(
                        plan.index(question, row.number()),
                        new Totals(row.number(), row.decimal().subtract(row.decimal())),
                        Totals::plus),
                question.workspace().value(),
                question.generation(),
                plan.level().code(),
                plan.from(question),
                plan.to(question));
        return totals;
    }

    private static List<Sum> messages(Connection connection, KpiQuestion question, RollupPlan plan)
            throws SQLException {
        List<Object> parameters = lines(question, plan);
        String sql = """
                SELECT %s, level_key, %s
                FROM rollup_message WHERE workspace_id = ? AND generation = ? AND level = ?
                  AND bucket >= ? AND bucket <= ?%s
                GROUP BY %s
                """;
        return Sql.query(
                connection,
                sql.formatted(bucket(question), SelectRollups.TALLY, keys(plan), group(question)),
                row -> new Sum(row.number(), row.number(), SelectRollups.tally(row)),
                parameters.toArray());
    }

    private static List<Sum> credits(Connection connection, KpiQuestion question, RollupPlan plan) throws SQLException {
        AttributionRule rule = question.basis().rule();
        List<Object> parameters = lines(question, plan);
        parameters.addAll(List.of(
                Codes.of(question.basis().conversionDate()),
                rule.touch().code(),
                rule.campaignWindow().step(),
                rule.flowWindow().step(),
                rule.flowWindow().step(),
                rule.campaignWindow().step()));
        String sql = """
                SELECT %s, level_key, SUM(conversions), SUM(amount), SUM(refunds)
                FROM rollup_credit WHERE workspace_id = ? AND generation = ? AND level = ?
                  AND bucket >= ? AND bucket <= ?%s AND basis = ? AND touch = ?
                  AND (kind = 1 AND step <= ? AND (rival_step = 0 OR rival_step > ?)
                    OR kind = 2 AND step <= ? AND (rival_step = 0 OR rival_step > ?))
                GROUP BY %s
                """;
        return Sql.query(
                connection,
                sql.formatted(bucket(question), keys(plan), group(question)),
                row -> new Sum(row.number(), row.number(), Tally.credits(row.number(), row.decimal(), row.decimal())),
                parameters.toArray());
    }

    private static List<Object> lines(KpiQuestion question, RollupPlan plan) {
        List<Object> parameters = new ArrayList<>(List.of(
                question.workspace().value(),
                question.generation(),
                plan.level().code(),
                plan.from(question),
                plan.to(question)));
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
