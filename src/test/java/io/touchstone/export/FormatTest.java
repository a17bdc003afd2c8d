package io.touchstone.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FormatTest {

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";
    private static final JsonMapper JSON = new JsonMapper();

    private String key = "";

    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .identified(
                        new ContactReference("=ada", "+33612345678", null, "Ada \"Q\", Ph.D.", "+ada@shop.example"),
                        "2025-03-03T08:00:00Z")
                .campaignSent("@spring", "m1", "=ada", "2025-03-03T09:00:00Z", "0.07")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("-p1", "=ada", "2025-03-03T11:00:00Z", "10.50")
                .flowSent("welcome", "n1", "m2", "ben", "2025-03-04T09:00:00Z")
                .failed("m2", "2025-03-04T10:00:00Z")
                .bought("p2", "cleo", "2025-03-05T11:00:00Z", "30.00")
                .sendTo(key);
    }

    /** Each with the field of its JSON that holds the rows, and the beginning of its file's name. */
    static Stream<List<String>> tables() {
        return Stream.of(
                List.of("/v1/performance/series?" + WEEK, "points", "series"),
                List.of("/v1/performance/series?source=flows&interval=hour&" + WEEK, "points", "series"),
                List.of("/v1/performance/series?compare=previous_period&" + WEEK, "points", "series"),
                List.of("/v1/placebo?" + WEEK, "weeks", "placebo"),
                List.of("/v1/performance/models?by=campaign&" + WEEK, "data", "models"),
                List.of("/v1/campaigns?" + WEEK, "data", "campaigns"),
                List.of("/v1/campaigns?compare=previous_year&" + WEEK, "data", "campaigns"),
                List.of("/v1/flows?" + WEEK, "data", "flows"),
                List.of("/v1/flows/welcome/nodes?" + WEEK, "nodes", "nodes"),
                List.of("/v1/flows/welcome/nodes?compare=previous_period&" + WEEK, "nodes", "nodes"),
                List.of("/v1/purchases?" + WEEK, "data", "purchases"),
                List.of("/v1/messages?" + WEEK, "data", "messages"),
                List.of("/v1/report?dimensions=day,campaign&" + WEEK, "data", "report"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void columnsAreTheFlatFieldsOfTheRows(List<String> table) throws Exception {
        JsonNode rows = JSON.readTree(get(table.getFirst(), "application/json").asByteArray())
                .path(table.get(1));
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> fields = new ArrayList<>();
            flatten("", row, fields);
            expected.add(fields);
        }
        List<List<String>> found = new ArrayList<>();
        for (String line :
                get(table.getFirst(), "application/x-ndjson").asString().lines().toList()) {
            List<String> fields = new ArrayList<>();
            JSON.readTree(line).properties().forEach(field -> fields.add(field.getKey() + "=" + field.getValue()));
            found.add(fields);
        }
        // A purchase without a credit has null for each of its fields.
        found.forEach(fields -> fields.removeIf(field -> field.startsWith("credit_") && field.endsWith("=null")));
        expected.forEach(fields -> fields.removeIf(field -> field.matches("credit(_.+)?=null")));
        assertThat(found).isNotEmpty().hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            // In an order of their own: see columnsKeepTheirOrderAndNewOnesComeLast.
            assertThat(found.get(i)).containsExactlyInAnyOrderElementsOf(expected.get(i));
        }
    }

    @Test
    void columnsKeepTheirOrderAndNewOnesComeLast() {
        assertThat(header("/v1/purchases"))
                .isEqualTo("id,order_name,purchased_at,amount,refunded,revenue,contact_id,contact_name,contact_phone,"
                        + "credit_kind,credit_campaign_id,credit_flow_id,credit_node_id,credit_message_id,credit_touch,"
                        + "credit_touched_at,credit_lag_seconds,contact_key,contact_email,purchased_on,"
                        + "credit_campaign_name,credit_flow_name,credit_node_name,credit_template,"
                        + "credit_share,credit_gross_revenue,credit_refunds,credit_revenue");
        assertThat(header("/v1/messages"))
                .isEqualTo("message_id,contact_id,contact_name,contact_phone,kind,campaign_id,flow_id,node_id,sent_at,"
                        + "delivered_at,read_at,failed_at,failure_code,clicks,responses,cost,contact_key,contact_email,"
                        + "campaign_name,flow_name,node_name,template,sent_on");
    }

    @Test
    void columnsOfAComparisonComeBehindAllOthers() {
        assertThat(header("/v1/performance/series?compare=previous_period&source=flows"))
                .matches("start,sent,.+,receipts_off_share,partial,comparison_start,comparison_sent,.+")
                .endsWith(",comparison_receipts_off_share");
        for (String list : List.of("/v1/campaigns", "/v1/flows", "/v1/flows/welcome/nodes")) {
            String columns = header(list);
            assertThat(header(list + "?compare=previous_period"))
                    .startsWith(
                            columns
                                    + ",comparison_period_from,comparison_period_to,comparison_period_timezone,comparison_sent,")
                    .contains(",comparison_receipts_off_share,comparison_change_sent,")
                    .endsWith(",comparison_change_receipts_off_share");
        }
    }

    private String header(String list) {
        return get(list + (list.contains("?") ? "&" : "?") + "format=csv&" + WEEK, "*/*")
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void csvHasTheColumnsOfNdjson(List<String> table) throws Exception {
        String csv = get(table.getFirst(), "text/csv").asString();
        List<String> names = new ArrayList<>();
        JSON.readTree(get(table.getFirst(), "application/x-ndjson")
                        .asString()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .fieldNames()
                .forEachRemaining(names::add);
        assertThat(csv).startsWith(String.join(",", names) + "\r\n").endsWith("\r\n");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableIsAFileNamedAfterItsPeriod(List<String> table) {
        Response csv = get(table.getFirst(), "text/csv");
        assertThat(csv.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + table.getLast() + "_2025-03-03_2025-03-09.csv\"");
        assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(get(table.getFirst(), "application/json").header("Content-Disposition"))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void formatBeatsAccept(List<String> table) {
        assertThat(get(table.getFirst() + "&format=csv", "application/json").contentType())
                .startsWith("text/csv");
        assertThat(get(table.getFirst() + "&format=json", "text/csv").contentType())
                .startsWith("application/json");
        assertThat(get(table.getFirst() + "&format=ndjson", "text/html").contentType())
                .startsWith("application/x-ndjson");
        assertThat(get(table.getFirst() + "&format=xlsx", "text/csv").contentType())
                .isEqualTo(Format.XLSX_TYPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                        | application/json",
                "text/*                                     | text/csv",
                "text/html, text/csv;q=0.5, */*;q=0.1       | text/csv",
                "application/json;q=0.5, text/csv           | text/csv",
                "text/csv;q=0.5, application/x-ndjson;q=0.6 | application/x-ndjson",
                "application/json;q=0, */*                  | application/json"
            })
    void theBestAcceptedFormatIsTaken(String accept, String type) {
        assertThat(get("/v1/purchases?" + WEEK, accept).contentType()).startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/csv;q=0"})
    void anAcceptWithNoneOfThemIsAProblem(String accept) {
        get("/v1/purchases?" + WEEK, accept)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", is("urn:touchstone:problem:not-acceptable"));
    }

    @Test
    void anUnknownFormatIsRefusedByName() {
        get("/v1/purchases?format=parquet", "*/*").then().statusCode(400).body("errors.field", contains("format"));
    }

    @Test
    void aCallWithoutRowsHasNoFormat() {
        get("/v1/performance?format=csv", "*/*").then().statusCode(400).body("errors.field", contains("format"));
    }

    @Test
    void textsCannotBecomeFormulasAndPhonesStayAsTheyAre() {
        String ada = contactKey(key);
        assertThat(get("/v1/purchases?format=csv&attributed=true&" + WEEK, "*/*")
                        .asString()
                        .lines()
                        .skip(1))
                .containsExactly("'-p1,#-p1,2025-03-03T11:00:00.000Z,10.5,0,10.5,'=ada,\"Ada \"\"Q\"\", Ph.D.\","
                        + "+33612345678,campaign,'@spring,,,m1,read,2025-03-03T10:00:00.000Z,3600," + ada
                        + ",'+ada@shop.example,2025-03-03,'@spring,,,,1,10.5,0,10.5");
    }

    @Test
    void rawLeavesThemAsTheyAreForProgramsThatJoin() {
        for (String accept : List.of("/v1/purchases?format=csv&raw=true&", "/v1/purchases?raw=true&")) {
            assertThat(get(accept + "attributed=true&" + WEEK, "text/csv")
                            .asString()
                            .lines()
                            .skip(1)
                            .findFirst()
                            .orElseThrow())
                    .startsWith("-p1,#-p1,")
                    .contains(",=ada,")
                    .contains(",@spring,")
                    .contains(",+ada@shop.example,");
        }
        assertThat(get("/v1/purchases?format=csv&raw=false&" + WEEK, "*/*").asString())
                .contains("'=ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=xlsx&raw=true", "format=ndjson&raw=true", "raw=true", "format=csv&raw=yes", "raw="})
    void rawGoesWithCsvAlone(String parameters) {
        get("/v1/purchases?" + parameters + "&" + WEEK, "application/json")
                .then()
                .statusCode(400)
                .body("errors.field", contains("raw"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/purchases, touch=read, purchases_2025-03-03_2025-03-09.csv",
        "/v1/purchases, touch=interacted&window=7d, purchases_2025-03-03_2025-03-09_interacted-7d.csv",
        "/v1/report, touch=delivered&dimensions=day, report_2025-03-03_2025-03-09_delivered-2d-1d.csv",
        "/v1/campaigns, conversion_date=send, campaigns_2025-03-03_2025-03-09_by-send.csv",
        "/v1/flows, window=30d&conversion_date=send, flows_2025-03-03_2025-03-09_read-30d_by-send.csv",
        "/v1/flows/welcome/nodes, touch=interacted, nodes_2025-03-03_2025-03-09_interacted-2d-1d.csv",
        "/v1/performance/series, conversion_date=purchase, series_2025-03-03_2025-03-09.csv",
        "/v1/placebo, weeks=2, placebo_2025-03-03_2025-03-09.csv",
        "/v1/placebo, touch=read, placebo_2025-03-03_2025-03-09_read-2d.csv",
        "/v1/performance/models, half_life=7d, models_2025-03-03_2025-03-09.csv",
        "/v1/performance/models, half_life=1d&touch=interacted&window=7d, models_2025-03-03_2025-03-09_interacted-7d_half-life-1d.csv",
        "/v1/messages, state=read, messages_2025-03-03_2025-03-09.csv"
    })
    void aRuleThatIsNotTheWorkspacesIsInTheNameOfTheFile(String call, String parameters, String file) {
        assertThat(get(call + "?" + parameters + "&format=csv&" + WEEK, "*/*").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + file + "\"");
    }

    @Test
    void contactsAreMaskedInTablesToo() {
        String reader = Api.newKey(key, "read").getString("api_key");
        assertThat(Api.as(reader)
                        .get("/v1/messages?format=csv&state=read&" + WEEK)
                        .asString()
                        .lines()
                        .skip(1))
                .containsExactly(messageId(reader)
                        + ",,A. \". P.,+33***78,campaign,@spring"
                                .replace("A. \". P.", "\"A. \"\". P.\"")
                                .replace("@", "'@")
                        + ",,,2025-03-03T09:00:00.000Z,2025-03-03T10:00:00.000Z,2025-03-03T10:00:00.000Z,,,0,0,0.07,"
                        + contactKey(key) + ",,'@spring,,,,2025-03-03");
    }

    private static String contactKey(String caller) {
        return Worlds.get(caller, "/v1/purchases/-p1", Map.of())
                .at("/contact/key")
                .asText();
    }

    /** Of the message that was read. */
    private static String messageId(String caller) {
        return Worlds.get(caller, "/v1/purchases/-p1", Map.of())
                .at("/credit/message_id")
                .asText();
    }

    @Test
    void aTableWithALimitIsAPageThatLinksToTheNext() {
        Response first = get("/v1/messages?format=csv&limit=1&" + WEEK, "*/*");
        assertThat(first.asString().lines()).hasSize(2);
        String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        Response second = Api.as(key).urlEncodingEnabled(false).get(next);
        assertThat(second.asString().lines().skip(1)).singleElement().asString().startsWith("m1,");
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void aCursorWithoutALimitGoesOnToTheEnd() {
        History more = History.inPounds();
        for (int i = 10; i < 70; i++) {
            more.campaignSent("spring", "m" + i, "ada", "2025-03-06T09:00:00Z");
        }
        String other = Api.newWorkspace().key();
        more.sendTo(other);
        String cursor = Worlds.get(other, "/v1/messages", Map.of("from", "2025-03-06", "to", "2025-03-06"))
                .path("next_cursor")
                .asText();
        assertThat(Api.as(other)
                        .get("/v1/messages?format=ndjson&from=2025-03-06&to=2025-03-06&cursor=" + cursor)
                        .asString()
                        .lines())
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"purchases, id", "messages, message_id"})
    void aTableOfManyPagesHasAllRowsInOrder(String list, String id) throws Exception {
        String other = Api.newWorkspace().key();
        History many = History.inPounds();
        for (int i = 0; i < Snapshots.ROWS_AT_ONCE + 200; i++) {
            // Many at one instant, so that pages end between equals.
            String at = "2025-03-0%dT09:00:00Z".formatted(3 + i % 3);
            many.bought("p" + i, "ada", at, "1.00").campaignSent("spring", "m" + i, "ada", at);
        }
        many.sendTo(other);
        List<String> found = new ArrayList<>();
        for (String line : Api.as(other)
                .get("/v1/" + list + "?format=ndjson&" + WEEK)
                .asString()
                .lines()
                .toList()) {
            found.add(JSON.readTree(line).path(id).asText());
        }
        assertThat(found)
                .hasSize(Snapshots.ROWS_AT_ONCE + 200)
                .containsExactlyElementsOf(
                        Worlds.pages(
                                        other,
                                        "/v1/" + list,
                                        Map.of("from", "2025-03-03", "to", "2025-03-09", "limit", 500))
                                .stream()
                                .map(row -> row.path(id).asText())
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=0001-01-01&to=5000-12-31", "from=2025-01-01&to=7025-01-01"})
    void aPeriodOfThousandsOfYearsIsRefused(String period) {
        get("/v1/report?format=csv&dimensions=day&" + period, "*/*").then().statusCode(400);
    }

    private Response get(String path, String accept) {
        return Api.as(key).urlEncodingEnabled(false).header("Accept", accept).get(path);
    }

    private static void flatten(String prefix, JsonNode object, List<String> fields) {
        object.properties().forEach(field -> {
            if (field.getKey().equals("credits")) {
                // The only one here is the credit, and what its message has of the purchase.
                field.getValue()
                        .forEach(share -> List.of("share", "gross_revenue", "refunds", "revenue")
                                .forEach(name -> fields.add("credit_" + name + "=" + share.path(name))));
            } else if (field.getValue().isObject()) {
                flatten(
                        List.of("kpis", "models").contains(field.getKey()) ? prefix : prefix + field.getKey() + "_",
                        field.getValue(),
                        fields);
            } else {
                fields.add(prefix + field.getKey() + "=" + field.getValue());
            }
        });
    }
}
