package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The week from Monday 2025-03-03 beside other days. */
@QuarkusTest
class ComparisonTest {

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";

    private String key = "";

    /**
     * In the week, {@code spring} sends 3 messages and earns 30.00, {@code welcome} sends 1; in the week before,
     * {@code spring} sends 2 and earns 40.00; a year earlier, {@code welcome} sends 2.
     */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z", "0.30")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("p1", "ada", "2025-03-03T11:00:00Z", "30.00")
                .campaignSent("spring", "m2", "ben", "2025-03-09T23:59:59Z")
                .campaignSent("spring", "m3", "cleo", "2025-03-05T09:00:00Z")
                .flowSent("welcome", "n1", "m4", "cleo", "2025-03-05T09:00:00Z")
                .bought("p2", "nobody", "2025-03-05T09:00:00Z", "20.00")
                .campaignSent("spring", "m5", "dan", "2025-02-24T00:00:00Z", "0.20")
                .read("m5", "2025-02-24T10:00:00Z")
                .bought("p3", "dan", "2025-03-02T23:59:59Z", "40.00")
                .read("m5", "2025-03-02T23:00:00Z")
                .campaignSent("spring", "m6", "eve", "2025-03-02T23:59:59Z")
                .flowSent("welcome", "n1", "m7", "eve", "2024-03-03T00:00:00Z")
                .flowSent("welcome", "n1", "m8", "eve", "2024-03-09T23:59:59Z")
                .sendTo(key);
    }

    @Test
    void thePreviousPeriodIsAsLongAndJustBefore() {
        JsonNode comparison = comparison("/v1/performance?compare=previous_period&" + WEEK);
        assertThat(Worlds.texts(comparison.path("period")))
                .isEqualTo(Map.of("from", "2025-02-24", "to", "2025-03-02", "timezone", "Europe/London"));
        assertThat(Worlds.texts(comparison.path("kpis")))
                .containsAllEntriesOf(Map.of(
                        "sent", "2",
                        "cost", "0.2",
                        "revenue", "40",
                        "total_purchases", "1",
                        "total_revenue", "40",
                        "attributed_share", "1"));
        assertThat(Worlds.texts(comparison.path("change")))
                .containsAllEntriesOf(Map.of(
                        // 4 of 2, 0.3 of 0.2, 30 of 40, 2 of 1, 50 of 40, 0.6 of 1.
                        "sent", "1",
                        "cost", "0.5",
                        "revenue", "-0.25",
                        "total_purchases", "1",
                        "total_revenue", "0.25",
                        "attributed_share", "-0.4",
                        "failed", "null"));
    }

    @Test
    void thePreviousYearHasTheSameDates() {
        JsonNode comparison = comparison("/v1/flows/welcome?compare=previous_year&" + WEEK);
        assertThat(Worlds.texts(comparison.path("period")))
                .isEqualTo(Map.of("from", "2024-03-03", "to", "2024-03-09", "timezone", "Europe/London"));
        assertThat(comparison.at("/kpis/sent").asInt()).isEqualTo(2);
        assertThat(comparison.at("/change/sent").decimalValue()).isEqualByComparingTo("-0.5");
    }

    @Test
    void anyDaysCanBeComparedWith() {
        JsonNode comparison = comparison(
                "/v1/campaigns/spring?compare_from=2025-03-02&compare_to=2025-03-03&touch=delivered&" + WEEK);
        assertThat(Worlds.texts(comparison.path("period")))
                .isEqualTo(Map.of("from", "2025-03-02", "to", "2025-03-03", "timezone", "Europe/London"));
        assertThat(Worlds.texts(comparison.path("kpis")))
                .containsAllEntriesOf(Map.of("sent", "2", "conversions", "2", "revenue", "70"));
        assertThat(Worlds.texts(comparison.path("change")))
                .containsAllEntriesOf(Map.of("sent", "0.5", "conversions", "-0.5", "revenue", "-0.571429"));
    }

    @Test
    void allTimeIsComparedWithDatesOnly() {
        assertThat(comparison("/v1/performance?period=all_time&compare_from=2025-03-02&compare_to=2025-03-03")
                        .at("/kpis/sent")
                        .asInt())
                .isEqualTo(2);
        for (String compare : List.of("previous_period", "previous_year")) {
            Api.as(key)
                    .get("/v1/performance?period=all_time&compare=" + compare)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("compare"));
        }
    }

    @Test
    void theOtherDaysAreAskedTheSameQuestion() {
        JsonNode comparison = comparison(
                "/v1/performance?compare=previous_period&campaign_id=spring&touch=interacted&conversion_date=send&"
                        + WEEK);
        assertThat(comparison.path("kpis").has("total_purchases")).isFalse();
        assertThat(comparison.path("change").has("total_purchases")).isFalse();
        assertThat(Worlds.texts(comparison.path("kpis"))).containsAllEntriesOf(Map.of("sent", "2", "revenue", "0"));
        assertThat(Worlds.texts(comparison.path("change")))
                .containsAllEntriesOf(Map.of("sent", "0.5", "revenue", "null"));
        assertThat(comparison("/v1/performance?compare=previous_period&source=flows&" + WEEK)
                        .at("/kpis/sent")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/performance", "/v1/campaigns/spring", "/v1/flows/welcome"})
    void thereIsNoComparisonUnlessAskedFor(String path) {
        assertThat(Worlds.get(key, path, Map.of()).has("comparison")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/performance, compare=yesterday, compare",
        "/v1/campaigns/spring, compare=previous_month, compare",
        "/v1/flows/welcome, compare_from=2025-03-03, compare_to",
        "/v1/performance, compare_from=2025-03-03&compare_to=2025-03-02, compare_to",
        "/v1/campaigns/spring, compare_to=2025-02-30&compare_from=2025-02-01, compare_to"
    })
    void whatCannotBeComparedIsRefusedByName(String path, String query, String parameter) {
        Api.as(key).get(path + "?" + query).then().statusCode(400).body("errors.field", contains(parameter));
    }

    @Test
    void everyParameterThatCannotBeUsedIsNamed() {
        Api.as(key)
                .get("/v1/performance?period=tomorrow&touch=seen&compare=previous_year&compare_to=2025-01-01&source=x")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("period", "touch", "compare", "compare_to", "source"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance/series",
                "/v1/campaigns",
                "/v1/flows",
                "/v1/flows/welcome/nodes",
                "/v1/purchases"
            })
    void whereNothingIsComparedTheParameterIsUnknown(String path) {
        Api.as(key)
                .get(path + "?compare=previous_period")
                .then()
                .statusCode(400)
                .body("errors.field", contains("compare"));
    }

    private JsonNode comparison(String question) {
        return Worlds.get(key, question, Map.of()).path("comparison");
    }
}
