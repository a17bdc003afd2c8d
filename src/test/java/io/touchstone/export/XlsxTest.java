package io.touchstone.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.event.ContactReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class XlsxTest {

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

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
                .bought("-p1", "=ada", "2025-03-03T11:00:00.123Z", "10.50")
                .flowSent("welcome", "n1", "m2", "ben", "2025-03-04T09:00:00Z")
                .failed("m2", "2025-03-04T10:00:00Z")
                .bought("p2", "cleo", "2025-03-05T11:00:00Z", "30.00")
                .sendTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance/series?",
                "/v1/performance/series?source=flows&interval=hour&",
                "/v1/performance/series?interval=month&compare=previous_period&",
                "/v1/placebo?",
                "/v1/performance/models?by=flow&models=last,linear&",
                "/v1/campaigns?",
                "/v1/campaigns?compare=previous_year&",
                "/v1/flows?",
                "/v1/flows/welcome/nodes?",
                "/v1/purchases?",
                "/v1/purchases?limit=1&",
                "/v1/messages?",
                "/v1/messages?state=failed&",
                "/v1/report?dimensions=day,campaign&",
                "/v1/report?dimensions=hour,week,month,source_kind&"
            })
    void rowsAreThoseOfTheOtherFormats(String call) throws IOException {
        List<List<@Nullable Object>> cells =
                Workbooks.rows(ok(call + "format=xlsx&" + WEEK).asByteArray());
        List<String> lines =
                ok(call + "format=ndjson&" + WEEK).asString().lines().toList();
        assertThat(ok(call + "format=csv&raw=true&" + WEEK)
                        .asString()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .isEqualTo(String.join(
                        ",", cells.getFirst().stream().map(String::valueOf).toList()));
        assertThat(cells).hasSize(lines.size() + 1).hasSizeGreaterThan(1);
        for (int i = 0; i < lines.size(); i++) {
            List<@Nullable Object> expected = new ArrayList<>();
            List<String> names = new ArrayList<>();
            JSON.readTree(lines.get(i)).properties().forEach(field -> {
                names.add(field.getKey());
                expected.add(typed(field.getKey(), field.getValue()));
            });
            assertThat(cells.getFirst()).isEqualTo(names);
            assertThat(cells.get(i + 1))
                    .usingElementComparator(XlsxTest::compare)
                    .isEqualTo(expected);
        }
    }

    /** What a cell has to hold for a field of JSON. */
    private static @Nullable Object typed(String name, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        String text = value.asText();
        if (name.endsWith("_at")) {
            return LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
        }
        if (name.endsWith("_on") || name.endsWith("period_from") || name.endsWith("period_to")) {
            return LocalDate.parse(text);
        }
        if (name.endsWith("start") || List.of("hour", "day", "week", "month").contains(name)) {
            return text.contains("T") ? OffsetDateTime.parse(text).toLocalDateTime() : LocalDate.parse(text);
        }
        return text;
    }

    private static int compare(@Nullable Object left, @Nullable Object right) {
        boolean same = (left instanceof BigDecimal number && right instanceof BigDecimal other)
                ? number.compareTo(other) == 0
                : Objects.equals(left, right);
        return same ? 0 : 1;
    }

    @Test
    void theSecondSheetSaysWhatWasAsked() throws IOException {
        String call =
                "/v1/performance/series?compare=previous_period&touch=interacted&campaign_id=%40spring&format=xlsx&"
                        + WEEK;
        Map<String, @Nullable Object> question = Workbooks.question(ok(call).asByteArray());
        Map<String, @Nullable Object> known = new LinkedHashMap<>(question);
        assertThat(known.remove("data_as_of")).isInstanceOf(LocalDateTime.class);
        assertThat(known.remove("attribution_half_life")).isNull();
        assertThat(known)
                .containsExactly(
                        Map.entry("period_from", LocalDate.of(2025, 3, 3)),
                        Map.entry("period_to", LocalDate.of(2025, 3, 9)),
                        Map.entry("period_timezone", "Europe/London"),
                        Map.entry("comparison_period_from", LocalDate.of(2025, 2, 24)),
                        Map.entry("comparison_period_to", LocalDate.of(2025, 3, 2)),
                        Map.entry("comparison_period_timezone", "Europe/London"),
                        Map.entry("attribution_touch", "interacted"),
                        Map.entry("attribution_campaign_window", "2d"),
                        Map.entry("attribution_flow_window", "1d"),
                        Map.entry("attribution_model", "last"),
                        Map.entry("conversion_date", "purchase"),
                        Map.entry("rate_base", "sent"),
                        Map.entry("currency", "GBP"),
                        Map.entry("complete", true),
                        Map.entry("call", "GET " + call));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/purchases?", "/v1/messages?", "/v1/report?dimensions=day&"})
    void soItDoesOfRowsThatAreReadWhileTheyAreWritten(String call) throws IOException {
        Map<String, @Nullable Object> question =
                Workbooks.question(ok(call + "format=xlsx&" + WEEK).asByteArray());
        assertThat(question)
                .containsEntry("period_from", LocalDate.of(2025, 3, 3))
                .containsEntry("currency", "GBP")
                .containsKey("call");
        assertThat(question.get("data_as_of"))
                .isEqualTo(LocalDateTime.ofInstant(
                        Instant.parse(
                                JSON.readTree(ok("/v1/performance?" + WEEK).asString())
                                        .path("data_as_of")
                                        .asText()),
                        ZoneOffset.UTC));
    }

    @Test
    void ofAPlaceboItHasAllThatTheRowsHaveNot() throws IOException {
        Map<String, @Nullable Object> question =
                Workbooks.question(ok("/v1/placebo?format=xlsx&" + WEEK).asByteArray());
        assertThat(question)
                .containsEntry("attribution_touch", "delivered")
                .containsEntry("attribution_campaign_window", "2d")
                .containsEntry("reason", "too_few_conversions")
                .containsEntry("currency", "GBP")
                .containsKeys("baseline_share", "interval_low", "interval_high", "in_windows_revenue", "data_as_of");
    }

    @Test
    void ofAPlaceboItSaysOfWhatItWarns() throws IOException {
        assertThat(Workbooks.question(
                        ok("/v1/placebo?format=xlsx&touch=read&" + WEEK).asByteArray()))
                .containsEntry("warnings", "selected_by_behaviour");
    }

    @Test
    void ofModelsItHasTheHalfLife() throws IOException {
        String call = "/v1/performance/models?format=xlsx&" + WEEK;
        assertThat(Workbooks.question(ok(call + "&half_life=1d").asByteArray()))
                .containsEntry("attribution_half_life", "1d")
                .containsEntry("attribution_touch", "read");
        assertThat(Workbooks.question(ok(call).asByteArray())).containsEntry("attribution_half_life", "7d");
    }

    @Test
    void itIsAskedForByHeaderToo() {
        Api.as(key)
                .header("Accept", Format.XLSX_TYPE)
                .get("/v1/purchases?" + WEEK)
                .then()
                .statusCode(200)
                .contentType(is(Format.XLSX_TYPE))
                .header("Content-Disposition", "attachment; filename=\"purchases_2025-03-03_2025-03-09.xlsx\"");
    }

    @Test
    void aHeadIsAnsweredWithoutARow() {
        Api.as(key)
                .head("/v1/purchases?format=xlsx&" + WEEK)
                .then()
                .statusCode(200)
                .contentType(is(Format.XLSX_TYPE));
    }

    @Test
    void itHasATagLikeEveryRead() {
        Response first = ok("/v1/purchases?format=xlsx&" + WEEK);
        Api.as(key)
                .header("If-None-Match", first.header("ETag"))
                .get("/v1/purchases?format=xlsx&" + WEEK)
                .then()
                .statusCode(304);
    }

    @Test
    void moreRowsThanASheetHoldsAreAProblemThatNamesCsv() {
        RestAssured.get("/test/table?format=xlsx&rows=" + (SheetRows.MOST + 1))
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .header("Content-Disposition", (String) null)
                .body("type", is("urn:touchstone:problem:table-too-long"))
                .body("detail", containsString("format=csv"));
    }

    @Test
    void asManyAsASheetHoldsAreAFile() throws IOException {
        byte[] file = RestAssured.get("/test/table?format=xlsx&rows=" + SheetRows.MOST)
                .asByteArray();
        assertThat(lastRow(file)).isEqualTo(new BigDecimal(SheetRows.MOST));
    }

    private static Object lastRow(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.reduce((_, last) -> last).orElseThrow().getCell(0).asNumber();
        }
    }

    @Test
    void aFailureInTheMiddleBreaksTheAnswerOff() {
        assertThatThrownBy(() -> RestAssured.get("/test/table?format=xlsx&rows=400000&fail_after=300000&fail_in=2")
                        .asByteArray())
                .isInstanceOf(IOException.class);
    }

    private Response ok(String call) {
        Response answer = Api.as(key).urlEncodingEnabled(false).get(call);
        assertThat(answer.statusCode()).as(call).isEqualTo(200);
        return answer;
    }
}
