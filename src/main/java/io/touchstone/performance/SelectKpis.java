package io.touchstone.performance;

import io.touchstone.message.KnownSource;
import io.touchstone.message.SourceStore;
import io.touchstone.performance.SelectDays.Days;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.Tally;
import io.touchstone.sql.RowMemory;
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
        boolean more = true;
        while (more && pieces.hasNext()) {
            RollupPlan piece = pieces.next();
            more = RowMemory.passing(() -> {
                List<Entry<Group, Tally>> groups =
                        new ArrayList<>(tallies(connection, question, piece).entrySet());
                groups.sort(Entry.comparingByKey(order));
                return groups.stream()
                        .filter(group -> after == null || order.compare(group.getKey(), after) > 0)
                        .allMatch(consumer);
            });
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
        if (plan.lines().isEmpty()) {
            return Map.of();
        }
        List<Sum> sums = plan.level() == Level.KIND
                ? SelectDays.of(connection, List.of(question), List.of(plan))
                        .getFirst()
                        .sources()
                : SelectSums.of(connection, question, plan);
        meters.read(sums.size());
        return groups(question, plan, sums);
    }

    private static Map<Group, Tally> groups(KpiQuestion question, RollupPlan plan, List<Sum> sums) {
        Map<Group, Tally> tallies = new HashMap<>();
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
        RollupPlan plan = RollupPlan.ofPurchases(question);
        return totals(
                question,
                plan,
                plan.level() == Level.KIND
                        ? SelectDays.of(connection, List.of(question), List.of(plan))
                                .getFirst()
                                .purchases()
                        : SelectSums.purchases(connection, question, plan));
    }

    /** The slots of a day may sum to nothing. */
    private static Map<Integer, Totals> totals(KpiQuestion question, RollupPlan plan, List<Sum> purchases) {
        Map<Integer, Totals> totals = new HashMap<>();
        for (Sum sum : purchases) {
            Tally all = sum.tally();
            totals.merge(
                    plan.index(question, sum.bucket()), new Totals(all.conversions(), all.revenue()), Totals::plus);
        }
        totals.values().removeIf(sum -> sum.purchases() == 0);
        return totals;
    }

    @Override
    public List<KpiTallies> answer(Connection connection, List<KpiQuestion> questions) throws SQLException {
        List<KpiTallies> answers = new ArrayList<>();
        if (questions.stream().anyMatch(question -> RollupPlan.level(question) != Level.KIND)) {
            for (KpiQuestion question : questions) {
                answers.add(new KpiTallies(
                        tallies(connection, question),
                        question.filter().isEmpty() ? totals(connection, question) : Map.of()));
            }
            return answers;
        }
        List<RollupPlan> plans = questions.stream()
                .map(question -> RollupPlan.of(question, List.of()))
                .toList();
        List<Days> days = SelectDays.of(connection, questions, plans);
        for (int number = 0; number < questions.size(); number++) {
            KpiQuestion question = questions.get(number);
            RollupPlan plan = plans.get(number);
            List<Sum> sources = days.get(number).sources();
            meters.read(sources.size());
            answers.add(new KpiTallies(
                    groups(question, plan, sources),
                    question.filter().isEmpty()
                            ? totals(question, plan, days.get(number).purchases())
                            : Map.of()));
        }
        return answers;
    }
}
