package io.touchstone.query.kpi;

import io.touchstone.control.catalog.SelectNames;
import io.touchstone.control.catalog.SourceNames;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads KPIs from the roll-ups, whose credits are those of the last touch, whatever the model of a question: rows in proportion to the days and lines of the answer. */
@ApplicationScoped
@Typed(SelectKpis.class)
public class SelectKpis implements KpiAnswers {

    /** How many rows a walk reads at once: some megabytes. */
    private static final int ROWS_AT_ONCE = 20_000;

    private final RollupMeters meters;

    public SelectKpis(RollupMeters meters) {
        this.meters = meters;
    }

    @Override
    public Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question) {
        return groups(tenant, question, plan(tenant, question));
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
                        new ArrayList<>(groups(tenant, question, piece).entrySet());
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
        return RollupPlan.of(question, sources, names(tenant, question, sources));
    }

    private static SourceNames names(Tenant tenant, KpiQuery question, Collection<KnownSource> sources) {
        if (question.dimensions().stream().noneMatch(Dimension::isName)) {
            return SourceNames.NONE;
        }
        Set<String> campaignIds = new HashSet<>();
        Set<String> flowIds = new HashSet<>();
        sources.stream()
                .map(KnownSource::source)
                .filter(question.filter()::accepts)
                .forEach(
                        source -> (source.kind() == SourceKind.CAMPAIGN ? campaignIds : flowIds).add(source.ownerId()));
        return SelectNames.of(tenant, campaignIds, flowIds);
    }

    private Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question, RollupPlan plan) {
        if (plan.lines().isEmpty()) {
            return Map.of();
        }
        KpiSums sums = new KpiSums(question, plan);
        if (plan.level() == Level.KIND) {
            SelectDays.read(tenant, List.of(sums));
        } else {
            SelectSums.sources(tenant, sums);
        }
        meters.read(sums.rows());
        return sums.groups();
    }

    @Override
    public Map<Integer, Totals> totals(Tenant tenant, KpiQuery question) {
        KpiSums sums = new KpiSums(question, RollupPlan.ofPurchases(question));
        if (sums.plan().level() == Level.KIND) {
            SelectDays.read(tenant, List.of(sums));
        } else {
            SelectSums.purchases(tenant, sums);
        }
        return sums.totals();
    }

    @Override
    public List<KpiGroups> answer(Tenant tenant, List<KpiQuery> questions) {
        if (questions.stream().anyMatch(question -> RollupPlan.level(question) != Level.KIND)) {
            return questions.stream()
                    .map(question -> new KpiGroups(
                            groups(tenant, question),
                            question.filter().isEmpty() ? totals(tenant, question) : Map.of()))
                    .toList();
        }
        List<KpiSums> days = questions.stream()
                .map(question -> new KpiSums(question, RollupPlan.of(question, List.of(), SourceNames.NONE)))
                .toList();
        SelectDays.read(tenant, days);
        return days.stream().map(this::answer).toList();
    }

    @Override
    public List<RuleValues> rules(Tenant tenant, KpiQuery question) {
        RollupPlan plan = plan(tenant, question);
        RuleSums sums = new RuleSums();
        if (plan.level() == Level.KIND) {
            SelectRules.days(tenant, question, plan, sums);
        } else if (!plan.lines().isEmpty()) {
            SelectRules.sources(tenant, question, plan, sums);
        }
        meters.read(sums.rows());
        return sums.values();
    }

    private KpiGroups answer(KpiSums sums) {
        meters.read(sums.rows());
        return new KpiGroups(sums.groups(), sums.question().filter().isEmpty() ? sums.totals() : Map.of());
    }
}
