package io.touchstone.query.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Worlds;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever divides the messages of a period sums to it. */
@QuarkusTest
class SumsTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {101, 102})
    void partsSumToTheWhole(long seed) {
        RandomWorld world = RandomWorld.of(seed, 60);
        String key = Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode())
                .key();
        Worlds.send(key, world.events(), false);
        Reference reference = world.reference();
        for (String conversionDate : List.of("purchase", "send")) {
            Map<String, Object> period = Map.of(
                    "from",
                    reference.days().first().toString(),
                    "to",
                    reference.days().last().toString(),
                    "window",
                    "7d",
                    "conversion_date",
                    conversionDate);
            assertSourcesSumToTheWorkspace(key, period);
            assertPointsSumToThePeriod(key, period, List.of("day", "week", "month"));
            // Hours of all days would be more points than a series may have.
            assertPointsSumToThePeriod(
                    key,
                    Worlds.with(
                            period, "to", reference.days().first().plusDays(300).toString()),
                    List.of("hour", "day", "week", "month"));
        }
    }

    private static void assertSourcesSumToTheWorkspace(String key, Map<String, Object> period) {
        List<JsonNode> campaigns = Worlds.pages(key, "/v1/campaigns", period);
        List<JsonNode> flows = Worlds.pages(key, "/v1/flows", period);
        List<JsonNode> both = new ArrayList<>(campaigns);
        both.addAll(flows);
        assertThat(sum(both)).isEqualTo(additive(Worlds.get(key, "/v1/performance", period), Reference.ADDITIVE));
        for (JsonNode flow : flows) {
            List<JsonNode> nodes = new ArrayList<>();
            Worlds.get(key, "/v1/flows/{id}/nodes", period, flow.path("id").asText())
                    .path("nodes")
                    .forEach(nodes::add);
            assertThat(sum(nodes)).as("nodes of %s", flow.path("id")).isEqualTo(additive(flow));
        }
    }

    private static void assertPointsSumToThePeriod(String key, Map<String, Object> period, List<String> intervals) {
        JsonNode whole = Worlds.get(key, "/v1/performance", period);
        for (String interval : intervals) {
            List<JsonNode> points = new ArrayList<>();
            Worlds.get(key, "/v1/performance/series", Worlds.with(period, "interval", interval))
                    .path("points")
                    .forEach(points::add);
            assertThat(sum(points)).as("every %s", interval).isEqualTo(additive(whole));
        }
    }

    private static Map<String, BigDecimal> sum(List<JsonNode> rows) {
        return rows.stream()
                .map(SumsTest::additive)
                .reduce((left, right) -> {
                    Map<String, BigDecimal> sum = new TreeMap<>(left);
                    right.forEach((kpi, value) -> sum.merge(kpi, value, (one, other) -> normal(one.add(other))));
                    return sum;
                })
                .orElseGet(Map::of);
    }

    private static Map<String, BigDecimal> additive(JsonNode row) {
        List<String> kpis = new ArrayList<>(Reference.ADDITIVE);
        if (row.path("kpis").has("total_purchases")) {
            kpis.addAll(List.of("total_purchases", "total_revenue"));
        }
        return additive(row, kpis);
    }

    private static Map<String, BigDecimal> additive(JsonNode row, List<String> kpis) {
        Map<String, BigDecimal> values = new TreeMap<>();
        for (String kpi : kpis) {
            values.put(
                    kpi,
                    normal(Objects.requireNonNull(row.path("kpis").get(kpi)).decimalValue()));
        }
        return values;
    }

    private static BigDecimal normal(BigDecimal value) {
        return value.stripTrailingZeros();
    }
}
