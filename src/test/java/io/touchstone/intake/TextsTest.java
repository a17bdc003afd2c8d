package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that stands in a text for people keeps an event from being counted. */
@QuarkusTest
class TextsTest {

    private static final String EMOJI = "\uD83D\uDE00";

    private String key = "";

    @BeforeEach
    void createWorkspace() {
        key = Api.newWorkspace("Europe/London", "GBP").key();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderWithALongNameIsCounted(boolean asBatch) {
        String name = EMOJI.repeat(300);
        post(asBatch, placed("\"" + name + "\"", "\"" + name + "\""));
        assertThat(Worlds.get(key, "/v1/performance", Map.of("period", "all_time"))
                        .at("/kpis/total_purchases")
                        .asInt())
                .isEqualTo(1);
        JsonNode purchase = purchase();
        assertThat(purchase.path("order_name").asText()).isEqualTo(EMOJI.repeat(255));
        assertThat(purchase.at("/contact/name").asText()).isEqualTo(EMOJI.repeat(255));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void controlCharactersAndHalvesOfPairsAreLeftOutOfNames(boolean asBatch) {
        post(asBatch, placed("\"#\\u0000\\t1\\u0085\\ud83d\u007F\u009F01\\udc00\"", "\"A\\nn\\ud800a\\u0301\""));
        assertThat(purchase().path("order_name").asText()).isEqualTo("#101");
        assertThat(purchase().at("/contact/name").asText()).isEqualTo("Ana\u0301");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersAreNamesAsTheyWereWritten(boolean asBatch) {
        post(asBatch, placed("1.50", "12345678901234567890"));
        assertThat(purchase().path("order_name").asText()).isEqualTo("1.50");
        assertThat(purchase().at("/contact/name").asText()).isEqualTo("12345678901234567890");
    }

    @Test
    void whatHasNothingLeftIsAbsent() {
        post(true, placed("\"\"", "\"\\u0000\\ud800\""));
        assertThat(purchase().path("order_name").isNull()).isTrue();
        assertThat(purchase().at("/contact/name").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTextOfAMessageIsKeptAsFarAsItMayBeLong(boolean asBatch) {
        String event = "{\"id\":\"%s\",\"type\":\"message.%s\",\"occurred_at\":\"" + Batches.AT
                + "\",\"message_id\":\"m\",%s}";
        String text = "\"\\u0007" + "x".repeat(5_000) + "\"";
        post(
                asBatch,
                event.formatted(
                        "1",
                        "sent",
                        "\"contact\":{\"id\":\"ada\"},\"campaign_id\":\"spring\",\"category\":\"MARK-eting\",\"template\":"
                                + text),
                event.formatted("2", "failed", "\"code\":" + text + ",\"reason\":" + text),
                event.formatted("3", "replied", "\"kind\":\"quick_reply\",\"button\":" + text),
                event.formatted("4", "clicked", "\"url\":" + text));
        JsonNode message = Worlds.get(key, "/v1/messages/m", Map.of());
        assertThat(message.path("category").asText()).isEqualTo("mark_eting");
        assertThat(message.path("template").asText()).isEqualTo("x".repeat(255));
        assertThat(message.at("/events/1/code").asText()).isEqualTo("x".repeat(255));
        assertThat(message.at("/events/1/reason").asText()).isEqualTo("x".repeat(4_096));
        assertThat(message.at("/events/2/button").asText()).isEqualTo("x".repeat(1_024));
        assertThat(message.at("/events/3/url").asText()).isEqualTo("x".repeat(4_096));
        JsonNode report = Worlds.get(
                key, "/v1/report", Map.of("period", "all_time", "metrics", "sent", "dimensions", "template,category"));
        assertThat(report.path("data").toString())
                .isEqualTo("[{\"template\":\"%s\",\"category\":\"mark_eting\",\"sent\":1}]".formatted("x".repeat(255)));
    }

    @Test
    void whatIsNoTextAtAllStillCostsItsEvent() {
        Batches.postLines(key, placed("\"a\tb\"", "\"Ana\"") + "\n" + placed("\"ok\"", "\"Ana\""))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected[0].type", equalTo("urn:touchstone:rejection:malformed-json"));
    }

    @Test
    void namesAndStatesOfCampaignsAreCutAndCleaned() {
        put(
                        "/v1/campaigns/spring",
                        "{\"name\": \"S\\u0000pring\\ud800 %s\", \"status\": \"%s\"}"
                                .formatted(EMOJI.repeat(300), "x".repeat(300)))
                .statusCode(200)
                .body("name", equalTo("Spring " + EMOJI.repeat(248)))
                .body("status", equalTo("x".repeat(255)));
        put("/v1/campaigns/2025", "{\"name\": 2025.10, \"status\": \"\\n\"}")
                .statusCode(200)
                .body("name", equalTo("2025.10"))
                .body("status", equalTo(null));
    }

    @Test
    void namesAndStatesOfFlowsAndTheirNodesAreCutAndCleaned() {
        put("/v1/flows/welcome", """
                {"name": "Wel\\u007fcome", "status": 1,
                 "nodes": [{"id": "a", "name": "\\u0001", "kind": 7}, {"id": "b", "name": "%1$s", "kind": "%1$s"}],
                 "edges": [{"from": "a", "to": "b", "label": "%1$s"}, {"from": "b", "to": "a", "label": ""}]}""".formatted("y".repeat(300)))
                .statusCode(200)
                .body("name", equalTo("Welcome"))
                .body("status", equalTo("1"))
                .body("nodes.name", equalTo(List.of("a", "y".repeat(255))))
                .body("nodes.kind", equalTo(List.of("7", "y".repeat(255))))
                .body("edges[0].label", equalTo("y".repeat(255)))
                .body("edges[1].label", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"\\u0000\\ud800\"", "null", "true", "[]", "{}"})
    void aCampaignOrFlowWithoutANameIsRefused(String name) {
        for (String path : List.of("/v1/campaigns/spring", "/v1/flows/welcome")) {
            put(path, "{\"name\": " + name + "}")
                    .statusCode(400)
                    .body("type", equalTo("urn:touchstone:problem:invalid-body"))
                    .body("errors.field", equalTo(List.of("name")));
        }
    }

    private static String placed(String orderName, String contactName) {
        return """
                {"id": "e1", "type": "purchase.placed", "occurred_at": "%s", "purchase_id": "p1", "amount": 10,\
                 "currency": "GBP", "order_name": %s, "contact": {"id": "ada", "name": %s}}""".formatted(Batches.AT, orderName, contactName);
    }

    private void post(boolean asBatch, String... events) {
        (asBatch ? Batches.post(key, events) : Batches.postLines(key, Batches.lines(List.of(events))))
                .statusCode(200)
                .body("rejected", empty())
                .body("accepted", equalTo(events.length));
    }

    private ValidatableResponse put(String path, String body) {
        return Api.as(key).body(body).put(path).then();
    }

    private JsonNode purchase() {
        return Worlds.get(key, "/v1/purchases/p1", Map.of());
    }
}
