package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.event.SourceKind;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.RuleValues;
import io.touchstone.query.kpi.SelectKpis;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.query.kpi.Totals;
import io.touchstone.query.purchase.CreditedPurchase;
import io.touchstone.query.purchase.PurchaseOrder;
import io.touchstone.query.purchase.PurchaseQuery;
import io.touchstone.query.purchase.PurchaseState;
import io.touchstone.query.purchase.SelectPurchases;
import io.touchstone.query.report.ReportQuery;
import io.touchstone.query.report.ReportRow;
import io.touchstone.query.report.Reports;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.Period;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from the roll-ups and stored credits is what the facts amount to. */
@QuarkusTest
class SecondOpinionTest {

    private static final int WORLDS = 60;
    private static final int QUESTIONS = 12;

    @Inject
    SelectKpis selectKpis;

    @Inject
    SelectPurchases selectPurchases;

    @Inject
    Reports reports;

    @Inject
    Transactions transactions;

    private final AggregateKpis aggregateKpis = new AggregateKpis();
    private final AggregatePurchases aggregatePurchases = new AggregatePurchases();

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, WORLDS).mapToObj(seed -> RandomWorld.of(1_000 + seed, 1 + (int) (seed / 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void rollUpsAndFactsAgree(RandomWorld world) {
        Random random = new Random(world.seed());
        NewWorkspace workspace = Worlds.newWorkspace(world, random);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        Workspace stored = transactions.statement(id, SelectWorkspace::find).orElseThrow();
        for (int i = 0; i < QUESTIONS; i++) {
            Question asked = world.question(random);
            KpiQuery question = kpiQuestion(world, stored, asked, random);
            boolean isFirst = i == 0;
            PurchaseQuery purchases = purchaseQuestion(world, question, random);
            transactions.read(id, tenant -> {
                compare(tenant, question);
                compareWalks(tenant, question, random);
                if (isFirst) {
                    compareRules(tenant, asWhole(stored, question));
                }
                assertThat(list(selectPurchases.find(tenant, purchases)))
                        .as(purchases.toString())
                        .usingRecursiveComparison()
                        .isEqualTo(list(aggregatePurchases.find(tenant, purchases)));
                assertThat(pages(tenant, purchases))
                        .as("all pages of %s", purchases)
                        .usingRecursiveComparison()
                        .isEqualTo(list(aggregatePurchases.find(tenant, purchases.counting(Integer.MAX_VALUE))));
                return stored;
            });
        }
    }

    private void compare(Tenant tenant, KpiQuery question) {
        assertThat(kpis(selectKpis.groups(tenant, question), question))
                .as(question.toString())
                .isEqualTo(kpis(aggregateKpis.groups(tenant, question), question));
        Map<Integer, Totals> expected = aggregateKpis.totals(tenant, question);
        assertThat(selectKpis.totals(tenant, question))
                .as("totals of %s", question)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected);
    }

    /** Thirty questions to the facts: of each world one. */
    private void compareRules(Tenant tenant, KpiQuery question) {
        assertThat(rules(selectKpis.rules(tenant, question), question))
                .as("rules of %s", question)
                .hasSize(TouchRule.values().length * Window.values().length)
                .isEqualTo(rules(aggregateKpis.rules(tenant, question), question));
    }

    private static KpiQuery asWhole(Workspace workspace, KpiQuery question) {
        return KpiQuery.of(workspace, question.period(), Set.of(), question.basis(), question.filter());
    }

    private static Map<List<Enum<?>>, Kpis> rules(List<RuleValues> rules, KpiQuery question) {
        Map<List<Enum<?>>, Kpis> kpis = new HashMap<>();
        rules.forEach(rule -> kpis.put(
                List.of(rule.touch(), rule.window()),
                Kpis.of(rule.values(), question.basis().rateBase())));
        return kpis;
    }

    /** From anywhere to anywhere, in pieces of any size. */
    private void compareWalks(Tenant tenant, KpiQuery question, Random random) {
        List<Dimension> dimensions = new ArrayList<>(question.dimensions());
        Collections.shuffle(dimensions, random);
        GroupOrder order = new GroupOrder(dimensions, question);
        List<Entry<Group, MetricValues>> all = new ArrayList<>();
        aggregateKpis.walk(tenant, question, order, null, all::add);
        List<ReportRow> rows = new ArrayList<>();
        reports.all(
                tenant,
                new ReportQuery(question, order, List.of(Kpi.SENT), Optional.empty()),
                new PageQuestion(null, null).of("", true),
                rows::add);
        assertThat(rows).hasSameSizeAs(all);
        int start = random.nextInt(all.size() + 1);
        int end = start + random.nextInt(all.size() - start + 1);
        List<Group> found = new ArrayList<>();
        selectKpis.walk(
                tenant,
                question,
                order,
                start == 0 ? null : all.get(start - 1).getKey(),
                1 + random.nextInt(100),
                group -> {
                    if (found.size() < end - start) {
                        found.add(group.getKey());
                    }
                    return found.size() < end - start;
                });
        assertThat(found)
                .as("%s by %s", question, dimensions)
                .isEqualTo(all.subList(start, end).stream().map(Entry::getKey).toList());
    }

    /** Written as answers are, so that the scale of an amount does not matter. */
    private static Map<Group, Kpis> kpis(Map<Group, MetricValues> groups, KpiQuery question) {
        Map<Group, Kpis> kpis = new HashMap<>();
        groups.forEach((group, values) -> {
            if (!values.isZero()) {
                kpis.put(group, Kpis.of(values, question.basis().rateBase()));
            }
        });
        return kpis;
    }

    private static KpiQuery kpiQuestion(RandomWorld world, Workspace workspace, Question asked, Random random) {
        Period period = new Period(asked.from(), asked.to(), world.zone());
        Measurement basis = new Measurement(
                asked.rule(),
                Sharing.DEFAULT,
                asked.bySendDate() ? ConversionDate.SEND : ConversionDate.PURCHASE,
                asked.base());
        SourceFilter filter = filter(random);
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            // That one no roll-up tells apart: see RandomReportsTest.
            if (dimension != Dimension.FREQUENCY && random.nextInt(3) == 0) {
                dimensions.add(dimension);
            }
        }
        if (period.days() > 300) {
            dimensions.removeAll(Set.of(Dimension.HOUR, Dimension.HOUR_OF_DAY));
        }
        return KpiQuery.of(workspace, period, dimensions, basis, filter);
    }

    private static List<CreditedPurchase> list(Iterable<CreditedPurchase> purchases) {
        List<CreditedPurchase> list = new ArrayList<>();
        purchases.forEach(list::add);
        return list;
    }

    private List<CreditedPurchase> pages(Tenant tenant, PurchaseQuery question) {
        List<CreditedPurchase> all = new ArrayList<>();
        PurchaseQuery next = question;
        while (next != null) {
            List<CreditedPurchase> page = list(selectPurchases.find(tenant, next));
            all.addAll(page);
            next = page.size() < question.count()
                    ? null
                    : question.after(question.order().position(page.getLast().purchase()));
        }
        return all;
    }

    private static PurchaseQuery purchaseQuestion(RandomWorld world, KpiQuery question, Random random) {
        @Nullable Boolean attributed = random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean();
        EnumSet<PurchaseState> states = EnumSet.of(PurchaseState.COUNTED);
        if (random.nextInt(3) == 0) {
            states = EnumSet.of(PurchaseState.values()[random.nextInt(3)], PurchaseState.values()[random.nextInt(3)]);
        }
        PurchaseOrder.SortedBy by = PurchaseOrder.SortedBy.values()[random.nextInt(3)];
        return new PurchaseQuery(
                question.period(),
                question.basis().conversionDate(),
                question.basis().rule(),
                new Sharing(
                        AttributionModel.values()[random.nextInt(AttributionModel.values().length)],
                        Window.values()[random.nextInt(Window.values().length)]),
                world.currency().getDefaultFractionDigits(),
                question.filter(),
                attributed,
                states,
                null,
                null,
                new PurchaseOrder(by, random.nextBoolean()),
                null,
                1 + random.nextInt(20));
    }

    private static SourceFilter filter(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> SourceFilter.of(SourceKind.values()[random.nextInt(2)]);
            case 1 -> new SourceFilter(Set.of("spring", "été"), Set.of("welcome"), Set.of(), null);
            case 2 -> new SourceFilter(Set.of(), Set.of("welcome"), Set.of("n1", "N2"), null);
            default -> SourceFilter.ALL;
        };
    }
}
