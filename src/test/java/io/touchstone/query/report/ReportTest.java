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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
                .body("columns.unit", contains(null, null, null, "count", "money", "multiple"))
                .body("columns.label", contains("Hour", "Week", "Template", "Sent", "Cost", "ROI"));
        get("dimensions=weekday,hour_of_day,campaign_name&metrics=click_through_rate&" + DAYS)
                .body("columns.type", contains("integer", "integer", "string", "decimal"))
                .body("columns.label", contains("Weekday", "Hour of day", "Campaign name", "Click-through rate"));
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
    void namesStandBesideIdsAndThoseOfOneNameAreOne() {
        name("campaigns", "spring", Map.of("name", "Sale"));
        name("campaigns", "summer", Map.of("name", "Sale"));
        new History("GBP", "more")
                .campaignSent("summer", "m4", "ada", "2025-10-27T09:00:00Z")
                .campaignSent("Sale", "m5", "ada", "2025-10-27T09:00:00Z")
                .sendTo(key);
        get("dimensions=campaign,campaign_name&metrics=sent&source=campaigns&" + DAYS)
                .body("data.campaign", contains("Sale", "spring", "summer"))
                .body("data.campaign_name", contains("Sale", "Sale", "Sale"))
                .body("data.sent", contains(1, 2, 1));
        get("dimensions=campaign_name&metrics=sent&" + DAYS)
                .body("data.campaign_name", contains("Sale", null))
                .body("data.sent", contains(4, 1));
    }

    @Test
    void nodesHaveTheNamesOfTheirFlow() {
        name("flows", "welcome", Map.of("name", "Welcome", "nodes", List.of(Map.of("id", "n1", "name", "Greeting"))));
        name("flows", "goodbye", Map.of("name", "Goodbye", "nodes", List.of(Map.of("id", "n1", "name", "Farewell"))));
        new History("GBP", "more")
                .flowSent("goodbye", "n1", "m4", "ada", "2025-10-27T09:00:00Z")
                .flowSent("unnamed", "n1", "m5", "ada", "2025-10-27T09:00:00Z")
                .sendTo(key);
        get("dimensions=flow_name,node_name&metrics=sent&source=flows&" + DAYS)
                .body("data.flow_name", contains("Goodbye", "Welcome", "unnamed"))
                .body("data.node_name", contains("Farewell", "Greeting", "n1"));
        get("dimensions=node_name,flow&metrics=sent&source=flows&" + DAYS)
                .body("data.flow", contains("goodbye", "welcome", "unnamed"));
    }

    @Test
    void theHourThatComesTwiceIsOneOfTheDay() {
        get("dimensions=weekday,hour_of_day&metrics=sent,conversions&" + DAYS)
                .body("data.weekday", contains(1, 1, 7))
                .body("data.hour_of_day", contains(8, 9, 1))
                .body("data.sent", contains(0, 1, 2))
                .body("data.conversions", contains(1, 0, 0));
    }

    @Test
    void hoursOfTheDayAreSummedOverAnyPeriod() {
        get("dimensions=hour_of_day&metrics=sent&from=2000-01-01&to=2100-12-31")
                .body("data.hour_of_day", contains(1, 8, 9));
        get("dimensions=hour_of_day,campaign&limit=1&sort=-hour_of_day&metrics=sent&from=2000-01-01&to=2100-12-31")
                .body("data.hour_of_day", contains(9));
    }

    /** In Lord Howe clocks went back by half an hour at 15:00 UTC of that day: the second half of the hour from 01:00 came twice. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata, 14:20, 14:40, 15:40, '19 1, 20 1, 21 1'",
        "America/St_Johns, 00:20, 02:20, 02:40, '0 1, 21 1, 23 1'",
        "Australia/Lord_Howe, 14:40, 15:10, 15:40, '1 2, 2 1'",
        "Pacific/Apia, 09:59, 10:00, 11:00, '0 1, 22 1, 23 1'"
    })
    void hoursAreThoseOfTheWallClock(String zone, String first, String second, String third, String expected) {
        key = Api.newWorkspace(zone, "GBP").key();
        History history = History.inPounds();
        for (String time : List.of(first, second, third)) {
            history.campaignSent("spring", "m" + time, "ada", "2025-04-05T" + time + ":00Z");
        }
        history.sendTo(key);
        List<String> rows = new ArrayList<>();
        Worlds.get(
                        key,
                        "/v1/report",
                        Map.of(
                                "from",
                                "2025-04-01",
                                "to",
                                "2025-04-30",
                                "dimensions",
                                "hour_of_day",
                                "metrics",
                                "sent"))
                .path("data")
                .forEach(row -> rows.add(row.path("hour_of_day").asText() + " "
                        + row.path("sent").asText()));
        assertThat(String.join(", ", rows)).isEqualTo(expected);
    }

    @Test
    void daysWithNothingButPurchasesAreRowsWhereAllPurchasesAreAskedFor() {
        new History("GBP", "more")
                .bought("p2", "nobody", "2025-10-25T09:00:00Z", "37.50")
                .bought("p3", "nobody", "2025-10-27T10:00:00Z", "12.50")
                .sendTo(key);
        get("dimensions=day&metrics=total_purchases,revenue,total_revenue,attributed_share&" + DAYS)
                .body("data.day", contains("2025-10-25", "2025-10-26", "2025-10-27"))
                .body("data.total_purchases", contains(1, 0, 2))
                .body("data.total_revenue", contains(37.5f, 0, 25))
                .body("data.attributed_share", contains(equalTo(0), nullValue(), equalTo(0.5f)));
        get("dimensions=day&metrics=revenue&" + DAYS).body("data.day", contains("2025-10-26", "2025-10-27"));
        get("metrics=attributed_share&" + DAYS).body("data.attributed_share", contains(0.2f));
        get("metrics=attributed_share&conversion_date=send&" + DAYS)
                .body("data.attributed_share", contains(nullValue()));
        get("dimensions=hour_of_day&metrics=total_purchases&sort=-hour_of_day&limit=2&" + DAYS)
                .body("data.hour_of_day", contains(10, 9))
                .body("data.total_purchases", contains(2, 0));
        get("metrics=total_purchases&from=2024-01-01&to=2024-01-31").body("data", empty());
    }

    @Test
    void rowsAreSortedByAnyColumnWithNullsLastAndTiesByTheDimensions() {
        get("dimensions=day,source_kind&metrics=read_rate,sent&sort=-read_rate&" + DAYS)
                .body("data.day", contains("2025-10-26", "2025-10-27", "2025-10-27"))
                .body("data.source_kind", contains("campaign", "flow", "campaign"))
                .body("data.read_rate", contains(0.5f, 0, null));
        get("dimensions=day,source_kind&metrics=read_rate&sort=read_rate&" + DAYS)
                .body("data.read_rate", contains(0, 0.5f, null));
        get("dimensions=day,campaign&metrics=sent&sort=-campaign&" + DAYS)
                .body("data.campaign", contains("spring", "spring", null))
                .body("data.day", contains("2025-10-26", "2025-10-27", "2025-10-27"));
        assertThat(get("dimensions=day,source_kind&metrics=sent&sort=-day&format=csv&" + DAYS)
                        .extract()
                        .asString())
                .isEqualToNormalizingNewlines("""
                        day,source_kind,sent
                        2025-10-27,campaign,0
                        2025-10-27,flow,1
                        2025-10-26,campaign,2
                        """);
    }

    @Test
    void theCursorOfAnotherOrderIsRefused() {
        String question = "dimensions=day,source_kind&metrics=sent,cost&limit=1&" + DAYS;
        String cursor = get(question + "&sort=sent").extract().path("next_cursor");
        get(question + "&sort=sent&cursor=" + cursor).body("data.sent", contains(1));
        for (String order : List.of("", "&sort=-sent", "&sort=cost", "&sort=day")) {
            refused(question + order + "&cursor=" + cursor, "cursor");
        }
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
                "metrics=total_revenue&campaign_id=spring   | metrics",
                "metrics=sent,total_purchases&source=flows  | metrics",
                "metrics=attributed_share&dimensions=day,campaign | metrics",
                "metrics=total_revenue&dimensions=flow_name | metrics",
                "metrics=total_revenue,total_revenue        | metrics",
                "dimensions=day,Campaign                    | dimensions",
                "dimensions=day,day                         | dimensions",
                "dimensions=node                            | dimensions",
                "dimensions=campaign,node                   | dimensions",
                "dimensions=flow_name,node                  | dimensions",
                "dimensions=campaign,node_name              | dimensions",
                "dimensions=week,weekday,hour_of_day&from=2023-01-01&to=2024-12-31 | dimensions",
                "sort=revenue&metrics=sent                  | sort",
                "sort=day                                   | sort",
                "sort=--day&dimensions=day                  | sort",
                "sort=                                      | sort",
                "sort=sent,read                             | sort",
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

    /** One message a day for a week, then two at one instant, exactly a week after the third: neither is before the other. */
    @Test
    void frequencyTellsHowManyMessagesCameInTheWeekBefore() {
        String frequent = Api.newWorkspace("UTC", "GBP").key();
        History history = History.inPounds();
        for (int day = 1; day <= 7; day++) {
            history.campaignSent("daily", "d" + day, "ada", "2025-10-0" + day + "T09:00:00Z", "0.10");
        }
        history.flowSent("welcome", "n1", "w1", "ada", "2025-10-10T09:00:00Z")
                .flowSent("welcome", "n1", "w2", "ada", "2025-10-10T09:00:00Z")
                .flowSent("welcome", "n1", "w3", "ben", "2025-10-10T09:00:00Z")
                .optedOut("ada", "w1", "2025-10-10T10:00:00Z")
                .read("d2", "2025-10-02T10:00:00Z")
                .bought("p1", "ada", "2025-10-02T11:00:00Z", "20.00")
                .sendTo(frequent);
        Map<String, Object> question = Map.of(
                "from", "2025-10-01",
                "to", "2025-10-10",
                "dimensions", "frequency",
                "metrics", "sent,opt_outs,revenue,revenue_per_message");
        assertThat(Worlds.get(frequent, "/v1/report", question).path("data").toString())
                .isEqualTo("""
                [{"frequency":"0","sent":2,"opt_outs":0,"revenue":0,"revenue_per_message":0},\
                {"frequency":"1","sent":1,"opt_outs":0,"revenue":20,"revenue_per_message":20},\
                {"frequency":"2","sent":1,"opt_outs":0,"revenue":0,"revenue_per_message":0},\
                {"frequency":"3","sent":1,"opt_outs":0,"revenue":0,"revenue_per_message":0},\
                {"frequency":"4","sent":1,"opt_outs":0,"revenue":0,"revenue_per_message":0},\
                {"frequency":"5+","sent":4,"opt_outs":1,"revenue":0,"revenue_per_message":0}]""");
        assertThat(Worlds.get(frequent, "/v1/report", Worlds.with(question, "source", "flows"))
                        .path("data")
                        .toString())
                .isEqualTo("""
                [{"frequency":"0","sent":1,"opt_outs":0,"revenue":0,"revenue_per_message":0},\
                {"frequency":"5+","sent":2,"opt_outs":1,"revenue":0,"revenue_per_message":0}]""");
    }

    @Test
    void theWeekBeforeBeginsWithItsFirstInstant() {
        String frequent = Api.newWorkspace("UTC", "GBP").key();
        History.inPounds()
                .campaignSent("a", "m1", "ada", "2025-10-01T09:00:00Z")
                .campaignSent("b", "m2", "ada", "2025-10-08T09:00:00.001Z")
                .campaignSent("a", "m3", "ben", "2025-10-01T09:00:00Z")
                .campaignSent("c", "m4", "ben", "2025-10-08T09:00:00Z")
                .sendTo(frequent);
        Map<String, Object> question =
                Map.of("from", "2025-10-08", "to", "2025-10-08", "dimensions", "frequency,campaign", "metrics", "sent");
        assertThat(Worlds.get(frequent, "/v1/report", question).path("data").toString())
                .isEqualTo(
                        "[{\"frequency\":\"0\",\"campaign\":\"b\",\"sent\":1},{\"frequency\":\"1\",\"campaign\":\"c\",\"sent\":1}]");
        Map<String, Object> firstPage = Worlds.with(question, "limit", 1);
        JsonNode page = Worlds.get(frequent, "/v1/report", firstPage);
        assertThat(page.at("/data/0/campaign").asText()).isEqualTo("b");
        JsonNode next = Worlds.get(
                frequent,
                "/v1/report",
                Worlds.with(firstPage, "cursor", page.path("next_cursor").asText()));
        assertThat(next.at("/data/0/campaign").asText()).isEqualTo("c");
        assertThat(next.path("next_cursor").isNull()).isTrue();
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
                .body("dimensions.findAll { it.requires != null }.name", contains("node", "node_name"))
                .body("dimensions.find { it.name == 'node' }.requires", equalTo("flow"))
                .body("dimensions.find { it.name == 'node_name' }.requires", equalTo("flow_name"))
                .body("dimensions.find { it.name == 'hour_of_day' }.label", equalTo("Hour of day"))
                .body(
                        "metrics.name",
                        contains(Stream.concat(
                                        Stream.of(codes()),
                                        Stream.of("total_purchases", "total_revenue", "attributed_share"))
                                .toArray()))
                .body("metrics.findAll { it.additive }.size()", equalTo(20))
                .body("metrics.find { it.name == 'click_through_rate' }.label", equalTo("Click-through rate"))
                .body("metrics.find { it.name == 'roi' }.unit", equalTo("multiple"))
                .body("metrics.find { it.name == 'attributed_share' }.additive", equalTo(false))
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

    private void name(String kind, String id, Map<String, Object> definition) {
        Api.as(key).body(definition).put("/v1/" + kind + "/" + id).then().statusCode(200);
    }

    private String other() {
        key = Api.newWorkspace("Europe/London", "GBP").key();
        return key;
    }

    private static Object[] codes() {
        return List.of(Kpi.values()).stream().map(Kpi::code).toArray();
    }
}
