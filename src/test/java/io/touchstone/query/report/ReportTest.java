package io.touchstone.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReportTest {

    private static final String DAYS = "from=2025-10-25&to=2025-10-27";

    private String key = "";

    /** Around the night in which London has the hour from 01:00 twice. */
    @BeforeEach
    void fillWorkspace() {
        key = Api.newWorkspace("Europe/London", "GBP").key();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-10-26T00:30:00Z", "0.05")
                .read("m1", "2025-10-26T00:40:00Z")
                .campaignSent("spring", "m2", "bob", "2025-10-26T01:30:00Z", "0.05")
                .flowSent("welcome", "n1", "m3", "cem", "2025-10-27T09:00:00Z")
                .bought("p1", "ada", "2025-10-27T08:00:00Z", "12.50")
                .sendTo(key);
    }

    @Test
    void eachRowHasTheFieldsAskedForInTheOrderAsked() {
        JsonNode answer = Worlds.get(
                key,
                "/v1/report",
                Map.of(
                        "from", "2025-10-25",
                        "to", "2025-10-27",
                        "dimensions", "source_kind,day,campaign,flow",
                        "metrics", "revenue,sent,read_rate,roi"));
        assertThat(answer.path("data").toString()).isEqualTo("""
                [{"source_kind":"campaign","day":"2025-10-26","campaign":"spring","flow":null,\
                "revenue":0,"sent":2,"read_rate":0.5,"roi":0},\
                {"source_kind":"campaign","day":"2025-10-27","campaign":"spring","flow":null,\
                "revenue":12.5,"sent":0,"read_rate":null,"roi":null},\
                {"source_kind":"flow","day":"2025-10-27","campaign":null,"flow":"welcome",\
                "revenue":0,"sent":1,"read_rate":0,"roi":null}]""");
    }

    @Test
    void columnsTellNamesTypesAndUnits() {
        get("dimensions=hour,week,template&metrics=sent,cost,roi&" + DAYS)
                .body("columns.name", contains("hour", "week", "template", "sent", "cost", "roi"))
                .body("columns.kind", contains("dimension", "dimension", "dimension", "metric", "metric", "metric"))
                .body("columns.type", contains("datetime", "date", "string", "integer", "decimal", "decimal"))
                .body("columns.unit", contains(null, null, null, "count", "money", "fraction"));
    }

    @Test
    void theAnswerEchoesTheQuestionAsUnderstood() {
        get("window=12h&conversion_date=send&rate_base=delivered&" + DAYS)
                .body("period.from", equalTo("2025-10-25"))
                .body("attribution.flow_window", equalTo("12h"))
                .body("conversion_date", equalTo("send"))
                .body("rate_base", equalTo("delivered"))
                .body("currency", equalTo("GBP"))
                .body("complete", equalTo(true));
    }

    @Test
    void withoutDimensionsItIsOneRowWithEveryKpi() {
        get(DAYS)
                .body("data", hasSize(1))
                .body("data[0].sent", equalTo(3))
                .body("columns.name", contains(codes()))
                .body("next_cursor", nullValue());
    }

    @Test
    void aRowShowsWhatItHasEvenWhenTheMetricsAskedAreZero() {
        get("dimensions=campaign&metrics=failed&" + DAYS)
                .body("data.campaign", contains("spring", null))
                .body("data.failed", contains(0, 0));
    }

    @Test
    void nothingAtAllIsNoRow() {
        get("from=2024-01-01&to=2024-01-31").body("data", empty());
    }

    @Test
    void theHourThatComesTwiceIsInOrderOfTime() {
        get("dimensions=hour&metrics=sent&source=campaigns&" + DAYS)
                .body(
                        "data.hour",
                        contains(
                                "2025-10-26T01:00:00+01:00", "2025-10-26T01:00:00+00:00", "2025-10-27T08:00:00+00:00"));
    }

    @Test
    void aWeekOverTheTurnOfAMonthIsARowOfEach() {
        History.inPounds()
                .campaignSent("turn", "t1", "ada", "2025-09-30T09:00:00Z")
                .campaignSent("turn", "t2", "ada", "2025-10-01T09:00:00Z")
                .campaignSent("turn", "t3", "ada", "2025-10-05T09:00:00Z")
                .sendTo(other());
        get("dimensions=week,month&metrics=sent&from=2025-09-01&to=2025-10-31")
                .body("data.week", contains("2025-09-29", "2025-09-29"))
                .body("data.month", contains("2025-09-01", "2025-10-01"))
                .body("data.sent", contains(1, 2));
    }

    @Test
    void pagesFollowEachOtherByLink() {
        ValidatableResponse first = get("dimensions=day,campaign&limit=1&" + DAYS);
        String link = first.extract().header("Link");
        assertThat(link).startsWith("</v1/report?dimensions=day").endsWith(">; rel=\"next\"");
        String next = link.substring(1, link.indexOf('>'));
        ValidatableResponse second =
                Api.as(key).urlEncodingEnabled(false).get(next).then().statusCode(200);
        second.body("data.day", contains("2025-10-27")).body("data.campaign", contains("spring"));
    }

    @Test
    void theCursorOfAnotherReportIsRefused() {
        String cursor = get("dimensions=day,campaign&limit=1&" + DAYS).extract().path("next_cursor");
        refused("dimensions=campaign,day&limit=1&cursor=" + cursor + "&" + DAYS, "cursor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics=sends                              | metrics",
                "metrics=sent,,read                         | metrics",
                "metrics=sent,read,sent                     | metrics",
                "metrics=sent&metrics=read,sent             | metrics",
                "metrics=                                   | metrics",
                "metrics=total_revenue                      | metrics",
                "dimensions=day,Campaign                    | dimensions",
                "dimensions=day,day                         | dimensions",
                "dimensions=node                            | dimensions",
                "dimensions=campaign,node                   | dimensions",
                "dimensions=hour&from=2015-01-01&to=2024-12-31 | dimensions",
                "limit=10001                                | limit",
                "cursor=abc                                 | cursor",
                "interval=day                               | interval",
                "node_id=n1                                 | node_id"
            })
    void whatCannotBeUnderstoodIsRefusedByName(String query, String parameter) {
        refused(query, parameter);
    }

    @Test
    void listsOfCodesTakeCommasAndMayBeRepeated() {
        String answer = get("dimensions=day,source_kind&metrics=sent,revenue,roi&" + DAYS)
                .extract()
                .asString();
        assertThat(get("dimensions=day&dimensions=source_kind&metrics=sent&metrics=revenue&metrics=roi&" + DAYS)
                        .extract()
                        .asString())
                .isEqualTo(answer);
        assertThat(get("dimensions=day,source_kind&metrics=sent&metrics=revenue,roi&" + DAYS)
                        .extract()
                        .asString())
                .isEqualTo(answer);
    }

    @Test
    void everythingThatCannotBeUsedIsNamedAtOnce() {
        Api.as(key)
                .urlEncodingEnabled(false)
                .get("/v1/report?metrics=a&dimensions=b&limit=0&touch=c&period=d")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("metrics", "dimensions", "limit", "touch", "period"));
    }

    @Test
    void theProblemOfTooManyHoursNamesTheLimit() {
        Api.as(key)
                .get("/v1/report?dimensions=campaign,hour&from=2015-01-01&to=2024-12-31")
                .then()
                .statusCode(400)
                .body("detail", containsString("may have 10000"));
    }

    @Test
    void theSchemaListsEveryDimensionAndMetric() {
        ValidatableResponse schema = Api.as(key).get("/v1/report/schema").then().statusCode(200);
        schema.body(
                        "dimensions.name",
                        contains(Arrays.stream(Dimension.values())
                                .map(Dimension::code)
                                .toArray()))
                .body("dimensions.findAll { it.requires != null }.name", contains("node"))
                .body("dimensions.find { it.name == 'node' }.requires", equalTo("flow"))
                .body("metrics.name", contains(codes()))
                .body("metrics.findAll { it.additive }.size()", equalTo(18))
                .body("metrics.find { it.name == 'read_rate' }.formula", equalTo("read / base"))
                .body("metrics.find { it.name == 'cost_per_conversion' }.unit", equalTo("money"))
                .body("metrics.find { it.name == 'cost_per_conversion' }.formula", equalTo("cost / conversions"))
                .body("metrics.find { it.name == 'sent' }.type", equalTo("integer"))
                .body("currency", equalTo("GBP"))
                .body("rate_base", equalTo("sent"))
                .body("maximum_rows", equalTo(10_000))
                .body("maximum_buckets", equalTo(10_000));
    }

    private ValidatableResponse get(String query) {
        return Api.as(key)
                .urlEncodingEnabled(false)
                .get("/v1/report?" + query)
                .then()
                .statusCode(200);
    }

    private void refused(String query, String parameter) {
        Api.as(key)
                .urlEncodingEnabled(false)
                .get("/v1/report?" + query)
                .then()
                .statusCode(400)
                .body("errors.field", contains(parameter));
    }

    private String other() {
        key = Api.newWorkspace("Europe/London", "GBP").key();
        return key;
    }

    private static Object[] codes() {
        return List.of(Kpi.values()).stream().map(Kpi::code).toArray();
    }
}
