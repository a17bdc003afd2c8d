package io.touchstone.query.kpi;

import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.kpi.SelectDays.DaysOfQuery;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
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
public class SelectKpis implements KpiAnswers {

    /** How many rows a walk reads at once: some megabytes. */
    private static final int ROWS_AT_ONCE = 20_000;

    private final RollupMeters meters;

    public SelectKpis(RollupMeters meters) {
        this.meters = meters;
    }

    @Override
    public Map<Group, MetricValues> tallies(Tenant tenant, KpiQuery question) {
        return tallies(tenant, question, plan(tenant, question));
    }

    @Override
    public void walk(
            Tenant tenant,
            KpiQuery question,
            GroupOrder order,
            @Nullable Group after,
            Predicate<Entry<Group, MetricValues>> consumer) {
        walk(tenant, question, order, after, ROWS_AT_ONCE, consumer);
    }

    public void walk(
            Tenant tenant,
            KpiQuery question,
            GroupOrder order,
            @Nullable Group after,
            int rowsAtOnce,
            Predicate<Entry<Group, MetricValues>> consumer) {
        Iterator<RollupPlan> pieces = RollupPieces.of(plan(tenant, question), question, order, after, rowsAtOnce)
                .iterator();
        boolean more = true;
        while (more && pieces.hasNext()) {
            RollupPlan piece = pieces.next();
            more = RowMemory.passing(() -> {
                List<Entry<Group, MetricValues>> groups =
                        new ArrayList<>(tallies(tenant, question, piece).entrySet());
                groups.sort(Entry.comparingByKey(order));
                return groups.stream()
                        .filter(group -> after == null || order.compare(group.getKey(), after) > 0)
                        .allMatch(consumer);
            });
        }
    }

    private static RollupPlan plan(Tenant tenant, KpiQuery question) {
        Collection<KnownSource> sources = RollupPlan.level(question) == Level.KIND
                ? List.of()
                : SourceStore.all(tenant).values();
        return RollupPlan.of(question, sources);
    }

    private Map<Group, MetricValues> tallies(Tenant tenant, KpiQuery question, RollupPlan plan) {
        if (plan.lines().isEmpty()) {
            return Map.of();
        }
        List<RollupSum> sums = plan.level() == Level.KIND
                ? SelectDays.of(tenant, List.of(question), List.of(plan))
                        .getFirst()
                        .sources()
                : SelectSums.of(tenant, question, plan);
        meters.read(sums.size());
        return groups(question, plan, sums);
    }

    private static Map<Group, MetricValues> groups(KpiQuery question, RollupPlan plan, List<RollupSum> sums) {
        Map<Group, MetricValues> tallies = new HashMap<>();
        sums.forEach(sum -> addGroup(tallies, question, plan, sum));
        return tallies;
    }

    private static void addGroup(Map<Group, MetricValues> tallies, KpiQuery question, RollupPlan plan, RollupSum sum) {
        Group line = plan.lines().get(sum.key());
        if (line != null && !sum.tally().isZero()) {
            tallies.merge(line.in(plan.index(question, sum.bucket())), sum.tally(), MetricValues::plus);
        }
    }

    @Override
    public Map<Integer, Totals> totals(Tenant tenant, KpiQuery question) {
        RollupPlan plan = RollupPlan.ofPurchases(question);
        return totals(
                question,
                plan,
                plan.level() == Level.KIND
                        ? SelectDays.of(tenant, List.of(question), List.of(plan))
                                .getFirst()
                                .purchases()
                        : SelectSums.purchases(tenant, question, plan));
    }

    /** The slots of a day may sum to nothing. */
    private static Map<Integer, Totals> totals(KpiQuery question, RollupPlan plan, List<RollupSum> purchases) {
        Map<Integer, Totals> totals = new HashMap<>();
        for (RollupSum sum : purchases) {
            MetricValues all = sum.tally();
            totals.merge(
                    plan.index(question, sum.bucket()), new Totals(all.conversions(), all.revenue()), Totals::plus);
        }
        totals.values().removeIf(sum -> sum.purchases() == 0);
        return totals;
    }

    @Override
    public List<KpiGroups> answer(Tenant tenant, List<KpiQuery> questions) {
        List<KpiGroups> answers = new ArrayList<>();
        if (questions.stream().anyMatch(question -> RollupPlan.level(question) != Level.KIND)) {
            for (KpiQuery question : questions) {
                answers.add(new KpiGroups(
                        tallies(tenant, question), question.filter().isEmpty() ? totals(tenant, question) : Map.of()));
            }
            return answers;
        }
        List<RollupPlan> plans = questions.stream()
                .map(question -> RollupPlan.of(question, List.of()))
                .toList();
        List<DaysOfQuery> days = SelectDays.of(tenant, questions, plans);
        for (int number = 0; number < questions.size(); number++) {
            KpiQuery question = questions.get(number);
            RollupPlan plan = plans.get(number);
            List<RollupSum> sources = days.get(number).sources();
            meters.read(sources.size());
            answers.add(new KpiGroups(
                    groups(question, plan, sources),
                    question.filter().isEmpty()
                            ? totals(question, plan, days.get(number).purchases())
                            : Map.of()));
        }
        return answers;
    }
}
