package io.touchstone.query.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One purchase after two campaigns and a flow, each read once, and one after nothing. */
@QuarkusTest
class ModelsTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09", "window", "7d");
    private static final String CALL = "/v1/performance/models?from=2025-03-03&to=2025-03-09&window=7d";

    private String key = "";

    @BeforeEach
    void fill() {
        key = Api.newWorkspace("UTC", "GBP").key();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z", "2.00")
                .read("m1", "2025-03-03T10:00:00Z")
                .flowSent("welcome", "n1", "m2", "ada", "2025-03-05T09:00:00Z")
                .read("m2", "2025-03-05T10:00:00Z")
                .campaignSent("sale", "m3", "ada", "2025-03-06T09:00:00Z", "4.00")
                .read("m3", "2025-03-06T10:00:00Z")
                .read("m1", "2025-03-06T12:00:00Z")
                .bought("p1", "ada", "2025-03-06T11:00:00Z", "100.00")
                .refunded("p1", "2025-03-07T11:00:00Z", "10.00")
                .campaignSent("quiet", "m4", "ben", "2025-03-06T09:00:00Z", "1.00")
                .bought("p2", "ben", "2025-03-06T11:00:00Z", "5.00")
                .sendTo(key);
    }

    @Test
    void eachModelSharesTheSamePurchase() {
        JsonNode answer = ask(Worlds.with(WEEK, "by", "campaign"));
        assertThat(answer.at("/totals/touched_purchases").asInt()).isEqualTo(1);
        assertThat(answer.at("/totals/revenue_range").toString()).isEqualTo("{\"low\":90,\"high\":90}");
        JsonNode sale = row(answer, "campaign", "sale");
        assertThat(sale.path("touched_purchases").asInt()).isEqualTo(1);
        assertThat(sale.at("/models/last").toString())
                .isEqualTo("{\"conversions\":1,\"gross_revenue\":100,\"refunds\":10,\"revenue\":90,\"roi\":22.5}");
        assertThat(sale.at("/models/linear").toString())
                .isEqualTo(
                        "{\"conversions\":0.333334,\"gross_revenue\":33.34,\"refunds\":3.34,\"revenue\":30,\"roi\":7.5}");
        assertThat(sale.at("/models/position/gross_revenue").asText()).isEqualTo("40");
        assertThat(sale.path("revenue_range").toString()).isEqualTo("{\"low\":0,\"high\":90}");
        assertThat(row(answer, "campaign", "spring").at("/models/first/revenue").asText())
                .isEqualTo("90");
        // What is not of a campaign is a row, too.
        assertThat(row(answer, "campaign", null)
                        .at("/models/position/gross_revenue")
                        .asText())
                .isEqualTo("20");
        assertThat(row(answer, "campaign", "quiet").path("touched_purchases").asInt())
                .isZero();
    }

    /** Three days a half-life: of the touches 73, 25 and 1 h before the purchase, 72 and 24 h before the last. */
    @Test
    void decayGoesByItsHalfLife() {
        JsonNode answer = ask(Worlds.with(Worlds.with(WEEK, "half_life", "3d"), "by", "campaign"));
        assertThat(answer.at("/attribution/half_life").asText()).isEqualTo("3d");
        // 0.5, 0.793701 and 1 of 2.293701.
        assertThat(row(answer, "campaign", "spring")
                        .at("/models/decay/conversions")
                        .asText())
                .isEqualTo("0.217988");
        assertThat(row(answer, "campaign", "sale")
                        .at("/models/decay/gross_revenue")
                        .asText())
                .isEqualTo("43.6");
    }

    @Test
    void bySendDateEachShareFallsOnTheDayOfItsMessage() {
        Map<String, Object> sixth = Map.of(
                "from",
                "2025-03-06",
                "to",
                "2025-03-06",
                "window",
                "7d",
                "conversion_date",
                "send",
                "models",
                "linear");
        JsonNode answer = ask(sixth);
        assertThat(answer.at("/totals/models/linear/gross_revenue").asText()).isEqualTo("33.34");
        assertThat(answer.at("/attribution/half_life").isNull()).isTrue();
        assertThat(answer.at("/totals/models").properties()).hasSize(1);
    }

    @Test
    void rowsAreSortedAndPaged() {
        Map<String, Object> question =
                Worlds.with(Worlds.with(WEEK, "by", "campaign"), "sort", "-linear_gross_revenue");
        // The latest has the odd penny; of the others, which have the same, the one that is of no campaign comes last.
        assertThat(names(ask(question))).containsExactly("sale", "spring", "null", "quiet");
        assertThat(Worlds.pages(key, "/v1/performance/models", Worlds.with(question, "limit", 1)).stream()
                        .map(row -> row.path("campaign").asText()))
                .containsExactly("sale", "spring", "null", "quiet");
        assertThat(names(ask(Worlds.with(question, "sort", "-campaign"))))
                .containsExactly("spring", "sale", "quiet", "null");
    }

    @ParameterizedTest
    @CsvSource({
        "models=last&half_life=1d, half_life",
        "models=shapley, models",
        "by=node, by",
        "by=day, by",
        "sort=decay_revenue&models=last, sort",
        "sort=flow, sort",
        "compare=previous_period, compare",
        "half_life=8d, half_life",
        "models=linaer&half_life=1d, models",
        "models=linaer&sort=linear_revenue, models",
        "by=campain&sort=campaign, by"
    })
    void whatCannotBeAskedIsNamed(String parameters, String name) {
        Api.as(key).get(CALL + "&" + parameters).then().statusCode(400).body("errors.field", contains(name));
    }

    @Test
    void columnsOfATableHaveTheModelBeforeThem() {
        assertThat(Api.as(key)
                        .get(CALL + "&models=linear,last&format=csv")
                        .asString()
                        .lines()
                        .findFirst())
                .hasValue("source_kind,touched_purchases,linear_conversions,linear_gross_revenue,linear_refunds,"
                        + "linear_revenue,linear_roi,last_conversions,last_gross_revenue,last_refunds,last_revenue,"
                        + "last_roi,revenue_range_low,revenue_range_high");
    }

    private JsonNode ask(Map<String, Object> question) {
        return Worlds.get(key, "/v1/performance/models", question);
    }

    private static List<String> names(JsonNode answer) {
        return answer.path("data")
                .valueStream()
                .map(row -> row.path("campaign").asText())
                .toList();
    }

    private static JsonNode row(JsonNode answer, String by, @Nullable String value) {
        return answer.path("data")
                .valueStream()
                .filter(row -> value == null
                        ? row.path(by).isNull()
                        : row.path(by).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
