package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.RollupMeters;
import io.touchstone.query.kpi.SelectKpis;
import io.touchstone.query.kpi.Totals;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.CountedStatements;
import io.touchstone.sql.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client has already is not computed again. */
@QuarkusTest
class RollupReadsTest {

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance?",
                "/v1/performance?compare=previous_period&",
                "/v1/performance/series?",
                "/v1/performance/series?format=csv&",
                "/v1/performance/series?compare=previous_year&",
                "/v1/campaigns?compare=previous_period&",
                "/v1/flows/welcome/nodes?compare=previous_period&",
                "/v1/campaigns?",
                "/v1/campaigns/spring?",
                "/v1/flows?format=ndjson&",
                "/v1/flows/welcome?",
                "/v1/flows/welcome/nodes?",
                "/v1/report?dimensions=day&",
                "/v1/report?dimensions=day&format=csv&",
                "/v1/report?dimensions=campaign_name,hour_of_day&metrics=sent&sort=-sent&",
                "/v1/report?dimensions=weekday&metrics=total_revenue&"
            })
    void a304TouchesNoRollup(String path) {
        String key = Api.newWorkspace().key();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .flowSent("welcome", "n1", "m2", "ben", "2025-03-04T09:00:00Z")
                .sendTo(key);
        Response answer = Api.as(key).get(path + WEEK);
        assertThat(answer.statusCode()).isEqualTo(200);
        QuarkusMock.installMockForType(new NoAnswers(), SelectKpis.class);
        assertThat(Api.as(key)
                        .header("If-None-Match", answer.header("ETag"))
                        .get(path + WEEK)
                        .statusCode())
                .isEqualTo(304);
        assertThat(Api.as(key).get(path + WEEK).statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance?",
                "/v1/performance?source=flows&touch=delivered&window=30d&conversion_date=send&",
                "/v1/performance?compare=previous_period&",
                "/v1/performance/series?interval=week&",
                "/v1/performance/series?compare=previous_period&"
            })
    void daysOfAllSourcesAreOneStatementBesideThatOfTheKey(String path) {
        String key = Api.newWorkspace().key();
        assertThat(CountedStatements.everywhereDuring(
                        () -> Api.as(key).get(path + WEEK).then().statusCode(200)))
                .isEqualTo(2);
    }

    private static final class NoAnswers extends SelectKpis {

        NoAnswers() {
            super(new RollupMeters(new SimpleMeterRegistry()));
        }

        @Override
        public Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question) {
            throw new IllegalStateException("a roll-up was read");
        }

        @Override
        public List<KpiGroups> answer(Tenant tenant, List<KpiQuery> questions) {
            throw new IllegalStateException("a roll-up was read");
        }

        @Override
        public Map<Integer, Totals> totals(Tenant tenant, KpiQuery question) {
            throw new IllegalStateException("a roll-up was read");
        }

        @Override
        public void walk(
                Tenant tenant,
                KpiQuery question,
                GroupOrder order,
                @Nullable Group after,
                Predicate<Entry<Group, MetricValues>> consumer) {
            throw new IllegalStateException("a roll-up was read");
        }
    }
}
