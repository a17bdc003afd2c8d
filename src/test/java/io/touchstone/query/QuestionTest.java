package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.sql.CountedStatements;
import io.touchstone.time.PeriodPreset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a KPI read takes a question to mean, and which questions it refuses. */
@QuarkusTest
class QuestionTest {

    private static final ZoneId ZONE = ZoneId.of("Pacific/Apia");

    private String key = "";

    @BeforeEach
    void createWorkspace() {
        key = Api.newWorkspace(ZONE.getId(), "EUR").key();
    }

    @Test
    void thePeriodIsTheLast30DaysUnlessAskedOtherwise() {
        LocalDate before = LocalDate.now(ZONE);
        JsonNode period = Worlds.get(key, "/v1/performance", Map.of()).path("period");
        LocalDate to = LocalDate.parse(period.path("to").asText());
        assertThat(to).isBetween(before, LocalDate.now(ZONE));
        assertThat(period.path("from").asText()).isEqualTo(to.minusDays(29).toString());
        assertThat(period.path("timezone").asText()).isEqualTo("Pacific/Apia");
    }

    @Test
    void allTimeBeginsOnTheFirstDayWithData() {
        new History("EUR")
                // The 4th in Apia, at UTC+13.
                .bought("p1", "ada", "2025-12-03T11:30:00Z", "1.00")
                .campaignSent("spring", "m1", "ada", "2025-12-05T11:30:00Z")
                .sendTo(key);
        assertThat(Worlds.get(key, "/v1/performance", Map.of("period", "all_time"))
                        .at("/period/from")
                        .asText())
                .isEqualTo("2025-12-04");
    }

    @Test
    void theAnswerEchoesTheQuestionAsUnderstood() {
        JsonNode answer = Worlds.get(
                key,
                "/v1/performance",
                Map.of(
                        "from", "2025-03-03",
                        "to", "2025-03-09",
                        "touch", "interacted",
                        "window", "12h",
                        "flow_window", "30d",
                        "conversion_date", "send",
                        "rate_base", "delivered"));
        assertThat(Worlds.texts(answer.path("attribution"))).isEqualTo(unshared("interacted", "12h", "30d"));
        assertThat(Worlds.texts(answer))
                .containsAllEntriesOf(Map.of("conversion_date", "send", "rate_base", "delivered", "currency", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance",
                "/v1/performance/series",
                "/v1/campaigns",
                "/v1/campaigns/spring",
                "/v1/flows",
                "/v1/flows/welcome",
                "/v1/flows/welcome/nodes"
            })
    void everyAnswerWithKpisTellsItsQuestion(String path) {
        fill();
        String query = "?from=2025-03-03&to=2025-03-09&touch=interacted&campaign_window=12h&flow_window=30d"
                + "&conversion_date=send&rate_base=delivered";
        JsonNode answer = Worlds.get(key, path + query, Map.of());
        assertThat(Worlds.texts(answer.path("period")))
                .isEqualTo(Map.of("from", "2025-03-03", "to", "2025-03-09", "timezone", "Pacific/Apia"));
        assertThat(Worlds.texts(answer.path("attribution"))).isEqualTo(unshared("interacted", "12h", "30d"));
        assertThat(Worlds.texts(answer))
                .containsAllEntriesOf(Map.of(
                        "conversion_date", "send",
                        "rate_base", "delivered",
                        "currency", "EUR",
                        "complete", "true"));
        assertThat(Worlds.get(key, path + "?period=today", Map.of())
                        .path("complete")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aListOfPurchasesTellsItsQuestion() {
        JsonNode answer =
                Worlds.get(key, "/v1/purchases?from=2025-03-03&to=2025-03-09&touch=interacted&window=12h", Map.of());
        assertThat(Worlds.texts(answer.path("period")))
                .isEqualTo(Map.of("from", "2025-03-03", "to", "2025-03-09", "timezone", "Pacific/Apia"));
        assertThat(Worlds.texts(answer.path("attribution"))).isEqualTo(unshared("interacted", "12h", "12h"));
        assertThat(answer.path("currency").asText()).isEqualTo("EUR");
    }

    @Test
    void whatIsNotAskedIsAnsweredByTheSettings() {
        fill();
        Api.as(key)
                .body(Map.of(
                        "rate_base",
                        "delivered",
                        "attribution",
                        Map.of("touch", "delivered", "campaign_window", "7d", "flow_window", "6h")))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        for (String path : List.of("/v1/performance", "/v1/flows/welcome", "/v1/flows/welcome/nodes")) {
            JsonNode answer = Worlds.get(key, path, Map.of());
            assertThat(Worlds.texts(answer.path("attribution"))).as(path).isEqualTo(unshared("delivered", "7d", "6h"));
            assertThat(Worlds.texts(answer))
                    .as(path)
                    .containsAllEntriesOf(Map.of("rate_base", "delivered", "conversion_date", "purchase"));
        }
    }

    @ParameterizedTest
    @EnumSource(PeriodPreset.class)
    void everyPresetIsAnswered(PeriodPreset preset) {
        LocalDate before = LocalDate.now(ZONE);
        JsonNode answer = Worlds.get(key, "/v1/performance", Map.of("period", preset.code()));
        // The day may change in between.
        assertThat(Stream.of(before, LocalDate.now(ZONE))
                        .map(today -> preset.resolve(today, ZONE, Optional::empty))
                        .map(period -> period.from() + " " + period.to()))
                .contains(answer.at("/period/from").asText() + " "
                        + answer.at("/period/to").asText());
        assertThat(answer.path("complete").asBoolean())
                .isEqualTo(preset == PeriodPreset.YESTERDAY || preset.code().matches("last_(week|month|quarter|year)"));
    }

    @Test
    void thePresetAndDatesTogetherAreRefusedNamingBoth() {
        Api.as(key)
                .get("/v1/performance?period=today&from=2025-03-03")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:touchstone:problem:invalid-parameter"))
                .body("errors.field", containsInAnyOrder("period", "from"));
    }

    @ParameterizedTest
    @CsvSource({
        "period=tomorrow, period",
        "from=2025-03-03, to",
        "from=2025-03-03&to=2025-02-30, to",
        "from=2025-03-03&to=2025-03-02, to",
        "touch=opened, touch",
        "window=4d, window",
        "campaign_window=2D, campaign_window",
        "flow_window=1w, flow_window",
        "conversion_date=sent, conversion_date",
        "rate_base=read, rate_base",
        "source=campaign_flow, source",
        "node_id=n1, node_id",
        "node_id=n1&flow_id=a&flow_id=b, node_id",
        "campaign=spring, campaign",
        "touch=read&touch=read, touch"
    })
    void whatCannotBeUnderstoodIsRefusedByName(String query, String parameter) {
        Api.as(key).get("/v1/performance?" + query).then().statusCode(400).body("errors.field", contains(parameter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance",
                "/v1/performance/series",
                "/v1/campaigns",
                "/v1/campaigns/spring",
                "/v1/flows",
                "/v1/flows/welcome",
                "/v1/flows/welcome/nodes",
                "/v1/report",
                "/v1/report/schema",
                "/v1/purchases"
            })
    void noCallIgnoresAnUnknownParameter(String path) {
        Api.as(key).get(path + "?colour=red").then().statusCode(400).body("errors.field", contains("colour"));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2025-03-03&to=2025-03-09, true",
        "from=2025-03-03&to=2025-03-09&conversion_date=send, true",
        "period=today, false",
        "period=last_30_days, false",
        "period=yesterday, true",
        "period=yesterday&conversion_date=send&flow_window=30d, false",
        "period=yesterday&conversion_date=send&window=1h&campaign_window=30d, false"
    })
    void anAnswerIsCompleteOnceTimeAloneCannotAddToIt(String query, boolean complete) {
        Api.as(key).get("/v1/performance?" + query).then().statusCode(200).body("complete", equalTo(complete));
    }

    @Test
    void totalsAreOfTheUnfilteredWorkspaceOnly() {
        assertThat(Worlds.get(key, "/v1/performance", Map.of()).path("kpis").has("total_purchases"))
                .isTrue();
        assertThat(Worlds.get(key, "/v1/performance", Map.of("source", "flows"))
                        .path("kpis")
                        .has("total_purchases"))
                .isFalse();
    }

    @Test
    void everyParameterThatCannotBeUsedIsNamed() {
        Api.as(Api.newWorkspace().key())
                .queryParam("from", "yesterday")
                .queryParam("to", "2026-01-01")
                .queryParam("touch", "seen")
                .queryParam("window", "4d")
                .queryParam("rate_base", "read")
                .queryParam("source", "emails")
                .queryParam("interval", "minute")
                .get("/v1/performance/series")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from", "touch", "window", "rate_base", "source", "interval"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/performance         | touch=a&compare=b&source=c                          | touch compare source",
                "/v1/campaigns           | format=a&limit=b&sort=c&all=d&source=e&rate_base=f  | rate_base source all sort limit format",
                "/v1/flows               | format=a&compare=b&source=c&touch=d                 | touch compare source format",
                "/v1/performance/series  | interval=a&compare=b&source=c&touch=d               | touch compare source interval",
                "/v1/flows/welcome       | compare_to=a&conversion_date=b&flow_window=c        | flow_window conversion_date compare_from compare_to",
                "/v1/flows/welcome/nodes | format=a&window=b&to=c&compare=d                    | from to window compare format",
                "/v1/report              | format=a&limit=b&dimensions=c&metrics=d&node_id=e   | node_id metrics dimensions limit format",
                "/v1/purchases           | format=a&limit=b&contact=c&attributed=d&source=e&touch=f | touch source attributed contact limit format",
                "/v1/messages            | format=a&limit=b&state=c&source=d&node_id=e&period=f | period node_id source state limit format"
            })
    void everyReadNamesThemInOneOrder(String path, String query, String parameters) {
        assertThat(Api.as(key)
                        .get(path + "?" + query)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getList("errors.field"))
                .isEqualTo(List.of(parameters.split(" ", -1)));
    }

    @Test
    void theDatabaseIsAskedNothingWhileAnythingIsWrong() {
        assertThat(CountedStatements.everywhereDuring(() -> Api.as(key)
                        .get("/v1/performance/series?period=all_time&interval=minute")
                        .then()
                        .statusCode(400)))
                .as("but for the key")
                .isEqualTo(1);
    }

    /** What an answer says of a rule, where no model shares purchases. */
    private static Map<String, String> unshared(String touch, String campaignWindow, String flowWindow) {
        return Map.of(
                "touch", touch,
                "campaign_window", campaignWindow,
                "flow_window", flowWindow,
                "model", "last",
                "half_life", "null");
    }

    private void fill() {
        new History("EUR")
                .campaignSent("spring", "m1", "ada", "2025-03-04T09:00:00Z")
                .flowSent("welcome", "n1", "m2", "ada", "2025-03-04T09:00:00Z")
                .sendTo(key);
    }
}
