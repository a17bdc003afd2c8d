package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.ArrayList;
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
        "/v1/performance/series, points",
        "/v1/campaigns, data",
        "/v1/flows, data",
        "/v1/flows/welcome/nodes, nodes",
        "/v1/flows/welcome/nodes, edges"
    })
    void noRowHasAComparisonUnlessAskedFor(String path, String rows) {
        define();
        assertThat(Worlds.get(key, path + "?" + WEEK, Map.of()).path(rows))
                .isNotEmpty()
                .noneMatch(row -> row.has("comparison"));
        assertThat(Worlds.get(key, path + "?compare=previous_year&" + WEEK, Map.of())
                        .path(rows))
                .isNotEmpty()
                .allMatch(row -> row.has("comparison"));
    }

    @Test
    void aPointStandsBesideTheOneInItsPlace() {
        List<String> points = new ArrayList<>();
        Worlds.get(
                        key,
                        "/v1/performance/series?from=2025-03-03&to=2025-03-06&compare_from=2025-03-01&compare_to=2025-03-03",
                        Map.of())
                .path("points")
                .forEach(point -> points.add(String.join(
                        " ",
                        point.path("start").asText(),
                        point.at("/kpis/total_revenue").asText(),
                        point.at("/comparison/start").asText(),
                        point.at("/comparison/kpis/total_revenue").asText())));
        assertThat(points)
                .containsExactly(
                        "2025-03-03 30 2025-03-01 0",
                        "2025-03-04 0 2025-03-02 40",
                        "2025-03-05 20 2025-03-03 30",
                        "2025-03-06 0  ");
    }

    @Test
    void weeksStandBesideWeeksByTheirOrder() {
        JsonNode points = Worlds.get(
                        key,
                        "/v1/performance/series?interval=week&from=2025-03-03&to=2025-03-16&compare=previous_year",
                        Map.of())
                .path("points");
        assertThat(points)
                .extracting(point -> point.path("start").asText() + " "
                        + point.path("partial").asText() + " "
                        + point.at("/comparison/start").asText() + " "
                        + point.at("/comparison/kpis/sent").asText())
                // 3 March 2024 is a Sunday: its week begins on 26 February.
                .containsExactly("2025-03-03 false 2024-02-26 1", "2025-03-10 false 2024-03-04 1");
    }

    @Test
    void theRowsOfAListAreComparedOneByOne() {
        JsonNode row = Worlds.get(key, "/v1/campaigns?compare=previous_period&" + WEEK, Map.of())
                .at("/data/0");
        assertThat(row.path("comparison"))
                .isEqualTo(comparison("/v1/campaigns/spring?compare=previous_period&" + WEEK));
        assertThat(row.at("/comparison/kpis/revenue").asInt()).isEqualTo(40);
        assertThat(row.at("/comparison/change/sent").decimalValue()).isEqualByComparingTo("0.5");
    }

    /** Of the other days nothing is listed by itself. */
    @Test
    void whatIsListedIsThatOfThePeriod() {
        assertThat(Worlds.get(
                                key,
                                "/v1/flows?from=2025-02-24&to=2025-03-02&compare_from=2025-03-03&compare_to=2025-03-09",
                                Map.of())
                        .path("data"))
                .isEmpty();
        JsonNode row = Worlds.get(
                        key,
                        "/v1/flows?all=true&from=2025-02-24&to=2025-03-02&compare_from=2025-03-03&compare_to=2025-03-09",
                        Map.of())
                .at("/data/0");
        assertThat(row.at("/kpis/sent").asInt()).isZero();
        assertThat(row.at("/comparison/kpis/sent").asInt()).isEqualTo(1);
        assertThat(row.at("/comparison/change/sent").decimalValue()).isEqualByComparingTo("-1");
    }

    @Test
    void theCursorOfAnotherComparisonIsRefused() {
        String list = "/v1/campaigns?all=true&limit=1&" + WEEK;
        new History("GBP", "later")
                .campaignSent("autumn", "m9", "ada", "2025-03-03T09:00:00Z")
                .sendTo(key);
        String cursor = Worlds.get(key, list + "&compare=previous_year", Map.of())
                .path("next_cursor")
                .asText();
        Api.as(key).get(list + "&compare=previous_year&cursor=" + cursor).then().statusCode(200);
        Api.as(key)
                .get(list + "&compare=previous_period&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    @Test
    void nodesAndBranchesAreComparedButNotWhatIsNone() {
        define();
        JsonNode answer = Worlds.get(key, "/v1/flows/welcome/nodes?compare=previous_year&" + WEEK, Map.of());
        assertThat(answer.at("/nodes/1/id").asText()).isEqualTo("n1");
        assertThat(answer.at("/nodes/1/comparison/kpis/sent").asInt()).isEqualTo(2);
        assertThat(answer.at("/edges/0/kpis/sent").asInt()).isEqualTo(1);
        assertThat(answer.at("/edges/0/comparison/kpis/sent").asInt()).isEqualTo(2);
        assertThat(answer.at("/edges/0/comparison/period/to").asText()).isEqualTo("2024-03-09");
        assertThat(answer.at("/edges/0/comparison/change/sent").decimalValue()).isEqualByComparingTo("-0.5");
        assertThat(answer.at("/edges/1/kpis").isNull()).isTrue();
        assertThat(answer.at("/edges/1/comparison").isNull()).isTrue();
    }

    /** Orders around the ends of two Februaries, each of an amount of its own. */
    @Test
    void allOfFebruaryIsComparedWithAllOfTheFebruaryBefore() {
        String shop = Api.newWorkspace("America/New_York", "USD").key();
        new History("USD")
                .bought("o1", "ada", "2024-02-28T17:00:00Z", "1")
                .bought("o2", "ada", "2024-03-01T04:59:59Z", "2")
                .bought("o3", "ada", "2024-03-01T05:00:00Z", "4")
                .bought("o4", "ada", "2025-02-28T17:00:00Z", "8")
                .sendTo(shop);
        assertThat(lastYear(shop, "2025-02-01", "2025-02-28")).isEqualTo("2024-02-01 2024-02-29 3");
        assertThat(lastYear(shop, "2025-02-02", "2025-02-28")).isEqualTo("2024-02-02 2024-02-28 1");
        assertThat(lastYear(shop, "2025-01-01", "2025-02-28")).isEqualTo("2024-01-01 2024-02-29 3");
        assertThat(lastYear(shop, "2025-02-01", "2025-03-01")).isEqualTo("2024-02-01 2024-03-01 7");
        assertThat(lastYear(shop, "2028-02-29", "2028-02-29")).isEqualTo("2027-02-28 2027-02-28 0");
    }

    private static String lastYear(String shop, String from, String to) {
        JsonNode comparison = Worlds.get(
                        shop, "/v1/performance", Map.of("from", from, "to", to, "compare", "previous_year"))
                .path("comparison");
        return String.join(
                " ",
                comparison.at("/period/from").asText(),
                comparison.at("/period/to").asText(),
                comparison.at("/kpis/total_revenue").asText());
    }

    /** After {@code start} comes {@code n1}, from which a way leads back. */
    private void define() {
        Api.as(key).body("""
                        {"name": "Welcome", "nodes": [{"id": "start"}, {"id": "n1"}],
                          "edges": [{"from": "start", "to": "n1"}, {"from": "n1", "to": "start"}]}""").put("/v1/flows/welcome").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/performance, compare=yesterday, compare",
        "/v1/campaigns/spring, compare=previous_month, compare",
        "/v1/flows/welcome, compare_from=2025-03-03, compare_to",
        "/v1/performance, compare_from=2025-03-03&compare_to=2025-03-02, compare_to",
        "/v1/campaigns/spring, compare_to=2025-02-30&compare_from=2025-02-01, compare_to",
        "/v1/performance/series, compare=previous_month, compare",
        "/v1/campaigns, compare_from=2025-03-03, compare_to",
        "/v1/flows, compare=yesterday, compare",
        "/v1/flows/welcome/nodes, compare_to=2025-03-03, compare_from",
        "/v1/performance/series, period=all_time&compare=previous_year, compare",
        "/v1/performance/series, period=today&compare_from=2000-01-01&compare_to=2100-12-31, interval"
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
    @ValueSource(strings = {"/v1/purchases", "/v1/messages", "/v1/report"})
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
