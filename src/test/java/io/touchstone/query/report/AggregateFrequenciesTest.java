package io.touchstone.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.event.SourceKind;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.reference.RandomWorld;
import io.touchstone.rollup.Metric;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.Period;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credits are the same whether they are read one at a time or all at once; that they are right is for random reports to tell. */
@QuarkusTest
class AggregateFrequenciesTest {

    private static final AttributionRule RULE =
            new AttributionRule(TouchRule.DELIVERED, Window.THIRTY_DAYS, Window.THIRTY_DAYS);

    private static final SourceFilter ONLY_CAMPAIGNS =
            new SourceFilter(Set.of(), Set.of(), Set.of(), SourceKind.CAMPAIGN);

    @Inject
    Transactions transactions;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9_401, 9_402, 9_403})
    void noCreditIsLeftOutBetweenTwoPagesNorReadTwice(long seed) {
        RandomWorld world = RandomWorld.of(seed, 60);
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        Worlds.send(workspace.key(), world.events(), true);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        Workspace stored = transactions.statement(id, SelectWorkspace::find).orElseThrow();
        NavigableSet<LocalDate> days = world.reference().days();
        Period period = new Period(days.first(), days.last(), world.zone());
        for (ConversionDate date : ConversionDate.values()) {
            for (SourceFilter filter : Set.of(SourceFilter.ALL, ONLY_CAMPAIGNS)) {
                KpiQuery question = KpiQuery.of(
                        stored,
                        period,
                        Set.of(Dimension.FREQUENCY, Dimension.SOURCE_KIND),
                        new Measurement(RULE, Sharing.DEFAULT, date, stored.rateBase()),
                        filter);
                Map<Group, MetricValues> atOnce =
                        transactions.read(id, tenant -> AggregateFrequencies.groups(tenant, question, 100_000));
                Map<Group, MetricValues> oneByOne =
                        transactions.read(id, tenant -> AggregateFrequencies.groups(tenant, question, 1));
                assertThat(atOnce.values())
                        .anyMatch(values -> values.value(Metric.CONVERSIONS).longValue() > 1);
                assertThat(oneByOne)
                        .as("%s", question)
                        .usingRecursiveComparison()
                        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                        .isEqualTo(atOnce);
            }
        }
    }
}
