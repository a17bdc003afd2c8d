package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One question under each rule; that the numbers are right is for the random worlds to tell. */
@QuarkusTest
class RulesTest {

    private static final Map<String, Object> DAYS = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z", "4.00")
                .delivered("m1", "2025-03-03T09:01:00Z")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("p1", "ada", "2025-03-03T13:00:00Z", "10.00")
                .flowSent("welcome", "n1", "m2", "ben", "2025-03-04T09:00:00Z")
                .clicked("m2", "2025-03-04T09:30:00Z")
                .bought("p2", "ben", "2025-03-06T09:30:00Z", "5.00")
                .sendTo(key);
    }

    @Test
    void thereIsARowForEachTouchAndWindow() {
        JsonNode rules = ask(DAYS).path("rules");
        assertThat(rules).hasSize(30);
        assertThat(rules.path(0).toString())
                .isEqualTo("{\"touch\":\"delivered\",\"window\":\"1h\",\"conversions\":0,\"revenue\":0,\"roi\":0}");
        assertThat(row(rules, "read", "6h")).isEqualTo(List.of("1", "10", "2.5"));
        assertThat(row(rules, "read", "1d")).isEqualTo(List.of("1", "10", "2.5"));
        assertThat(row(rules, "read", "2d")).isEqualTo(List.of("2", "15", "3.75"));
        assertThat(row(rules, "interacted", "30d")).isEqualTo(List.of("1", "5", "1.25"));
    }

    @Test
    void someSourcesCanBeAskedFor() {
        JsonNode flows = ask(Worlds.with(DAYS, "source", "flows")).path("rules");
        assertThat(row(flows, "read", "2d")).isEqualTo(List.of("1", "5", "null"));
        JsonNode spring = ask(Worlds.with(DAYS, "campaign_id", "spring")).path("rules");
        assertThat(row(spring, "read", "2d")).isEqualTo(List.of("1", "10", "2.5"));
        JsonNode nothing = ask(Worlds.with(DAYS, "campaign_id", "nothing")).path("rules");
        assertThat(row(nothing, "read", "2d")).isEqualTo(List.of("0", "0", "null"));
    }

    /** So that a page can ask it as it asks for its numbers, and show which row these are. */
    @Test
    void theRuleOfTheQuestionIsRepeatedAndChangesNoRow() {
        JsonNode asked = ask(Worlds.with(Worlds.with(DAYS, "touch", "interacted"), "window", "7d"));
        assertThat(asked.at("/attribution/touch").asText()).isEqualTo("interacted");
        assertThat(asked.path("rules")).isEqualTo(ask(DAYS).path("rules"));
    }

    @Test
    void bySendDateTheLongestWindowHasToHavePassed() {
        String lately = LocalDate.now(ZoneOffset.UTC).minusDays(20).toString();
        Map<String, Object> question = Map.of("from", lately, "to", lately, "conversion_date", "send");
        assertThat(Worlds.get(key, "/v1/performance", question).path("complete").asBoolean())
                .isTrue();
        assertThat(ask(question).path("complete").asBoolean()).isFalse();
        assertThat(ask(Worlds.with(question, "conversion_date", "purchase"))
                        .path("complete")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theAnswerSaysWhatItIsMadeOf() {
        JsonNode answer = ask(DAYS);
        assertThat(answer.path("data_as_of"))
                .isEqualTo(Worlds.get(key, "/v1/performance", DAYS).path("data_as_of"));
        Api.as(key)
                .queryParams(Worlds.with(DAYS, "compare", "previous_period"))
                .get("/v1/performance/rules")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("compare"))
                .body("errors.size()", is(1));
    }

    private JsonNode ask(Map<String, Object> question) {
        return Worlds.get(key, "/v1/performance/rules", question);
    }

    private static List<String> row(JsonNode rules, String touch, String window) {
        for (JsonNode row : rules) {
            if (row.path("touch").asText().equals(touch)
                    && row.path("window").asText().equals(window)) {
                return List.of(
                        row.path("conversions").asText(),
                        row.path("revenue").asText(),
                        row.path("roi").asText());
            }
        }
        throw new AssertionError("no " + touch + " " + window);
    }
}
