package io.touchstone.query.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of {@code docs/models.md}: read 6 days, 2 days and 1 hour before a purchase of 100.00, of which 33.33 is refunded. */
@QuarkusTest
class ModelKpisTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09", "window", "7d");

    private String key = "";

    @BeforeEach
    void fill() {
        key = Api.newWorkspace("UTC", "GBP").key();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T08:00:00Z", "2.00")
                .read("m1", "2025-03-03T12:00:00Z")
                .flowSent("welcome", "n1", "m2", "ada", "2025-03-06T08:00:00Z")
                .read("m2", "2025-03-07T12:00:00Z")
                .campaignSent("sale", "m3", "ada", "2025-03-09T08:00:00Z", "4.00")
                .read("m3", "2025-03-09T11:00:00Z")
                .bought("p1", "ada", "2025-03-09T12:00:00Z", "100.00")
                .refunded("p1", "2025-03-10T12:00:00Z", "33.33")
                .sendTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last     | 0 0 0                     | 0 0 0                     | 1 100 33.33",
                "first    | 1 100 33.33               | 0 0 0                     | 0 0 0",
                "linear   | 0.333333 33.33 11.11      | 0.333333 33.33 11.11      | 0.333334 33.34 11.11",
                "position | 0.4 40 13.33              | 0.2 20 6.67               | 0.4 40 13.33",
                "decay    | 0.233101 23.31 7.77       | 0.346387 34.64 11.55      | 0.420512 42.05 14.01"
            })
    void eachModelSharesTheExample(String model, String spring, String welcome, String sale) {
        Map<String, Object> question = Worlds.with(WEEK, "model", model);
        assertThat(credit(ask("/v1/campaigns/spring", question))).isEqualTo(spring);
        assertThat(credit(ask("/v1/flows/welcome", question))).isEqualTo(welcome);
        assertThat(credit(ask("/v1/campaigns/sale", question))).isEqualTo(sale);
        assertThat(credit(ask("/v1/performance", Worlds.with(question, "campaign_id", "sale"))))
                .isEqualTo(sale);
        assertThat(credit(ask("/v1/flows/welcome/nodes", question).path("nodes").path(0)))
                .isEqualTo(welcome);
        assertThat(credit(ask("/v1/performance", question))).isEqualTo("1 100 33.33");
    }

    @Test
    void ratiosFollowFromShares() {
        JsonNode kpis =
                ask("/v1/campaigns/sale", Worlds.with(WEEK, "model", "linear")).path("kpis");
        // 22.23 / 0.333334, 22.23 / 4 and 4 / 0.333334.
        assertThat(kpis.path("average_order_value").decimalValue()).isEqualByComparingTo("66.689867");
        assertThat(kpis.path("roi").decimalValue()).isEqualByComparingTo("5.5575");
        assertThat(kpis.path("cost_per_conversion").decimalValue()).isEqualByComparingTo("11.999976");
        assertThat(kpis.path("sent").asInt()).isEqualTo(1);
    }

    @Test
    void bySendDateEachShareFallsOnTheDayOfItsOwnMessage() {
        Map<String, Object> question = Worlds.with(Worlds.with(WEEK, "model", "position"), "conversion_date", "send");
        assertThat(ask("/v1/performance/series", question)
                        .path("points")
                        .valueStream()
                        .map(ModelKpisTest::credit))
                .containsExactly("0.4 40 13.33", "0 0 0", "0 0 0", "0.2 20 6.67", "0 0 0", "0 0 0", "0.4 40 13.33");
    }

    @Test
    void anotherPeriodIsComparedUnderTheSameModel() {
        Map<String, Object> question = Map.of(
                "from", "2025-03-09",
                "to", "2025-03-09",
                "compare_from", "2025-03-03",
                "compare_to", "2025-03-03",
                "conversion_date", "send",
                "model", "linear",
                "window", "7d");
        JsonNode answer = ask("/v1/performance", question);
        assertThat(credit(answer)).isEqualTo("0.333334 33.34 11.11");
        assertThat(credit(answer.path("comparison"))).isEqualTo("0.333333 33.33 11.11");
    }

    @Test
    void everyRuleIsAnsweredUnderTheModel() {
        JsonNode rules = ask(
                        "/v1/performance/rules",
                        Worlds.with(Worlds.with(WEEK, "model", "linear"), "campaign_id", "sale"))
                .path("rules");
        assertThat(rules.valueStream()
                        .filter(rule -> rule.path("touch").asText().equals("read"))
                        .map(rule -> rule.path("window").asText() + " "
                                + rule.path("conversions").asText()))
                .containsExactly(
                        "1h 1",
                        "6h 1",
                        "12h 1",
                        "1d 1",
                        "2d 0.5",
                        "3d 0.5",
                        "5d 0.5",
                        "7d 0.333334",
                        "14d 0.333334",
                        "30d 0.333334");
    }

    @Test
    void aReportSaysThatConversionsAreNoWholeNumbers() {
        Map<String, Object> question = Worlds.with(
                Worlds.with(Worlds.with(WEEK, "model", "linear"), "metrics", "conversions,revenue"),
                "dimensions",
                "frequency,campaign");
        JsonNode report = ask("/v1/report", question);
        assertThat(report.path("data").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"frequency\":\"0\",\"campaign\":\"spring\",\"conversions\":0.333333,\"revenue\":22.22}",
                        "{\"frequency\":\"1\",\"campaign\":null,\"conversions\":0.333333,\"revenue\":22.22}",
                        "{\"frequency\":\"2\",\"campaign\":\"sale\",\"conversions\":0.333334,\"revenue\":22.23}");
        assertThat(report.at("/columns/2/type").asText()).isEqualTo("decimal");
        assertThat(ask("/v1/report", Worlds.with(question, "model", "last"))
                        .at("/columns/2/type")
                        .asText())
                .isEqualTo("integer");
    }

    @Test
    void tablesHaveSharesToo() {
        assertThat(Api.as(key)
                        .queryParams(Worlds.with(WEEK, "model", "decay"))
                        .queryParam("half_life", "7d")
                        .queryParam("format", "csv")
                        .queryParam("sort", "-conversions")
                        .get("/v1/campaigns")
                        .then()
                        .header("Content-Disposition", containsString("_decay-7d"))
                        .extract()
                        .asString()
                        .lines()
                        .skip(1)
                        .map(line -> List.of(line.split(",", -1)))
                        .map(cells -> cells.getFirst()))
                .containsExactly("sale", "spring");
    }

    @Test
    void theModelOfTheWorkspaceIsThatOfItsAnswers() {
        Api.as(key)
                .body(Map.of("attribution", Map.of("model", "decay", "half_life", "1h")))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        JsonNode answer = ask("/v1/campaigns/spring", WEEK);
        assertThat(answer.at("/attribution/model").asText()).isEqualTo("decay");
        assertThat(answer.at("/attribution/half_life").asText()).isEqualTo("1h");
        assertThat(credit(answer)).isEqualTo("0 0 0");
        assertThat(ask("/v1/performance/models", WEEK)
                        .at("/attribution/half_life")
                        .asText())
                .isEqualTo("1h");
        JsonNode linear = ask("/v1/campaigns/spring", Worlds.with(WEEK, "model", "linear"));
        assertThat(linear.at("/attribution/half_life").isNull()).isTrue();
        assertThat(credit(linear)).isEqualTo("0.333333 33.33 11.11");
        assertThat(credit(ask("/v1/campaigns/sale", Worlds.with(WEEK, "model", "last"))))
                .isEqualTo("1 100 33.33");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance",
                "/v1/performance/series",
                "/v1/performance/rules",
                "/v1/campaigns",
                "/v1/campaigns/spring",
                "/v1/flows",
                "/v1/flows/welcome",
                "/v1/flows/welcome/nodes",
                "/v1/report"
            })
    void aHalfLifeWithoutDecayIsNamed(String path) {
        Api.as(key)
                .get(path + "?model=linear&half_life=1d")
                .then()
                .statusCode(400)
                .body("errors.field", contains("half_life"));
        Api.as(key).get(path + "?model=shapley").then().statusCode(400).body("errors.field", contains("model"));
        assertThat(ask(path, Map.of("model", "decay", "half_life", "14d"))
                        .path("attribution")
                        .toString())
                .endsWith("\"model\":\"decay\",\"half_life\":\"14d\"}");
    }

    private JsonNode ask(String path, Map<String, Object> question) {
        return Worlds.get(key, path, question);
    }

    private static String credit(JsonNode answer) {
        JsonNode kpis = answer.path("kpis");
        return text(kpis, "conversions") + " " + text(kpis, "gross_revenue") + " " + text(kpis, "refunds");
    }

    private static String text(JsonNode kpis, String kpi) {
        BigDecimal value = kpis.path(kpi).decimalValue();
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
