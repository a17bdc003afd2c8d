package io.touchstone.performance;

import io.touchstone.message.KnownSource;
import io.touchstone.message.SourceStore;
import io.touchstone.performance.KpiAnswer.KpiTallies;
import io.touchstone.performance.SelectSums.Sum;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.Tally;
import io.touchstone.workspace.WorkspaceId;
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
        List<Sum> sums = new SelectSums()
                .messages(0, question, plan)
                .credits(0, question, plan)
                .read(connection);
        meters.read(sums.size());
        sums.forEach(sum -> addGroup(tallies, question, plan, sum));
        return tallies;
    }

    private static void addGroup(Map<Group, Tally> tallies, KpiQuestion question, RollupPlan plan, Sum sum) {
        Group line = plan.lines().get(sum.key());
        if (line != null && !sum.tally().isZero()) {
            tallies.merge(line.in(plan.index(question, sum.bucket())), sum.tally(), Tally::plus);
        }
    }

    @Override
    public Map<Integer, Totals> totals(Connection connection, KpiQuestion question) throws SQLException {
        RollupPlan plan = planOfPurchases(question);
        Map<Integer, Totals> totals = new HashMap<>();
        new SelectSums()
                .purchases(0, question, plan)
                .read(connection)
                .forEach(sum -> addTotals(totals, question, plan, sum));
        return totals;
    }

    private static void addTotals(Map<Integer, Totals> totals, KpiQuestion question, RollupPlan plan, Sum sum) {
        Tally all = sum.tally();
        if (all.conversions() != 0) {
            totals.merge(
                    plan.index(question, sum.bucket()), new Totals(all.conversions(), all.revenue()), Totals::plus);
        }
    }

    private static RollupPlan planOfPurchases(KpiQuestion question) {
        return new RollupPlan(
                question.isByHour() ? Level.SOURCE_BY_HOUR : Level.KIND,
                Map.of(),
                true,
                0,
                question.buckets().size() - 1);
    }

    @Override
    public KpiAnswer answer(Connection connection, WorkspaceId workspace, List<KpiQuestion> questions)
            throws SQLException {
        SelectSums statement = new SelectSums().version(workspace);
        List<RollupPlan> plans = new ArrayList<>();
        for (int number = 0; number < questions.size(); number++) {
            KpiQuestion question = questions.get(number);
            RollupPlan plan = plan(connection, question);
            plans.add(plan);
            if (!plan.lines().isEmpty()) {
                statement.messages(number, question, plan).credits(number, question, plan);
            }
            if (question.filter().isEmpty()) {
                statement.purchases(number, question, planOfPurchases(question));
            }
        }
        List<Sum> sums = statement.read(connection);
        meters.read(sums.size());
        long version = 0;
        int generation = 0;
        List<KpiTallies> answers = questions.stream()
                .map(_ -> new KpiTallies(new HashMap<>(), new HashMap<>()))
                .toList();
        for (Sum sum : sums) {
            KpiQuestion question = questions.get(sum.question());
            KpiTallies answer = answers.get(sum.question());
            switch (sum.part()) {
                case VERSION -> {
                    version = sum.tally().conversions();
                    generation = (int) sum.bucket();
                }
                case MESSAGES, CREDITS -> addGroup(answer.groups(), question, plans.get(sum.question()), sum);
                case PURCHASES -> addTotals(answer.totals(), question, planOfPurchases(question), sum);
            }
        }
        return new KpiAnswer(version, generation, answers);
    }
}
