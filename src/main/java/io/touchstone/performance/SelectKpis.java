package io.touchstone.performance;

import io.touchstone.message.KnownSource;
import io.touchstone.message.SourceStore;
import io.touchstone.performance.KpiAnswer.KpiTallies;
import io.touchstone.performance.SelectSums.Part;
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
        List<Sum> sums = new SelectSums().sums(0, question, plan).read(connection);
        meters.read(sums.size());
        sums.stream()
                .filter(sum -> sum.part() != Part.PURCHASES)
                .forEach(sum -> addGroup(tallies, question, plan, sum));
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
        Map<Integer, Totals> totals = new HashMap<>();
        new SelectSums().purchases(0, question).read(connection).forEach(sum -> addTotals(totals, question, sum));
        return withPurchases(totals);
    }

    private static void addTotals(Map<Integer, Totals> totals, KpiQuestion question, Sum sum) {
        Tally all = sum.tally();
        totals.merge(
                RollupPlan.ofPurchases(question).index(question, sum.bucket()),
                new Totals(all.conversions(), all.revenue()),
                Totals::plus);
    }

    /** The slots of a day may sum to nothing. */
    private static Map<Integer, Totals> withPurchases(Map<Integer, Totals> totals) {
        totals.values().removeIf(sum -> sum.purchases() == 0);
        return totals;
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
                statement.sums(number, question, plan);
            }
            if (question.filter().isEmpty() && plan.level() != Level.KIND) {
                statement.purchases(number, question);
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
                case PURCHASES -> {
                    if (question.filter().isEmpty()) {
                        addTotals(answer.totals(), question, sum);
                    }
                }
            }
        }
        answers.forEach(answer -> withPurchases(answer.totals()));
        return new KpiAnswer(version, generation, answers);
    }
}
