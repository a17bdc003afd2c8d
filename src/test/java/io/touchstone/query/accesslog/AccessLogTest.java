package io.touchstone.query.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessLogTest {

    private static final String DAY = "from=2025-03-03&to=2025-03-03";

    private NewWorkspace workspace;
    private JsonPath seer;

    @BeforeEach
    void twoPeople() {
        workspace = Api.newWorkspace();
        seer = Api.newKey(workspace.key(), "read_contacts");
        Worlds.send(
                workspace.key(),
                History.inPounds()
                        .campaignSent("spring", "wamid.33698765432", "ada", "2025-03-03T09:00:00Z")
                        .campaignSent("spring", "wamid.33612345678", "ben", "2025-03-03T09:01:00Z")
                        .read("wamid.33698765432", "2025-03-03T09:05:00Z")
                        .bought("order-1", "ada", "2025-03-03T10:00:00Z", "10.00")
                        .events(),
                true);
    }

    private List<JsonNode> log() {
        return Worlds.pages(workspace.key(), "/v1/access-log", Map.of("period", "this_year"));
    }

    private Response look(String call) {
        Response answer = Api.as(seer.getString("api_key")).get(call);
        answer.asString();
        return answer;
    }

    @Test
    void whoLookedAtPeopleIsInIt() {
        assertThat(look("/v1/messages?state=sent&" + DAY).statusCode()).isEqualTo(200);
        JsonNode entry = only();
        assertThat(entry.path("read_by").asText()).isEqualTo(seer.getString("id"));
        assertThat(entry.path("operation").asText()).isEqualTo("GET /v1/messages");
        assertThat(entry.path("asked").asText()).isEqualTo("state=sent&from=2025-03-03&to=2025-03-03");
        assertThat(entry.path("contacts").asInt()).isEqualTo(2);
    }

    private JsonNode only() {
        assertThat(log()).hasSize(1);
        return log().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/messages/wamid.33698765432",
                "/v1/purchases/order-1",
                "/v1/purchases?" + DAY,
                "/v1/purchases?contact=id:ada&" + DAY,
                "/v1/purchases?search=order&" + DAY,
                "/v1/messages?format=csv&" + DAY,
                "/v1/messages?format=ndjson&" + DAY,
                "/v1/purchases?format=xlsx&" + DAY
            })
    void everyAnswerThatShowsPeopleIsInItWithoutThem(String call) {
        assertThat(look(call).statusCode()).isEqualTo(200);
        assertThat(only().path("contacts").asInt()).isPositive();
        assertThat(log().toString()).doesNotContain("ada", "33698765432", "order-1");
    }

    @Test
    void whoSeesThemMaskedIsNotInIt() {
        String key = Api.newKey(workspace.key(), "read").getString("api_key");
        Api.as(key).get("/v1/messages?" + DAY).then().statusCode(200);
        Api.as(key).get("/v1/purchases/order-1").then().statusCode(200);
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/messages/none", "/v1/messages?state=none", "/v1/performance"})
    void whatShowsNobodyIsNotInIt(String call) {
        assertThat(look(call).statusCode()).isNotEqualTo(200);
        assertThat(log()).isEmpty();
    }

    @Test
    void anAnswerThatTheClientHasIsNotInItAgain() {
        String tag = look("/v1/messages?" + DAY).header("ETag");
        Api.as(seer.getString("api_key"))
                .header("If-None-Match", tag)
                .get("/v1/messages?" + DAY)
                .then()
                .statusCode(304);
        assertThat(log()).hasSize(1);
    }

    @Test
    void itIsReadPageByPageAndAsATable() {
        look("/v1/messages?" + DAY);
        look("/v1/purchases?" + DAY);
        look("/v1/messages/wamid.33698765432");
        List<String> operations =
                log().stream().map(entry -> entry.path("operation").asText()).toList();
        assertThat(operations).containsExactly("GET /v1/messages/{id}", "GET /v1/purchases", "GET /v1/messages");
        List<JsonNode> pages =
                Worlds.pages(workspace.key(), "/v1/access-log", Map.of("period", "this_year", "limit", 1));
        assertThat(pages).isEqualTo(log());
        String csv = Api.as(workspace.key())
                .get("/v1/access-log?format=csv&period=this_year")
                .asString();
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv).startsWith("read_at,read_by,operation,asked,contacts");
    }

    @Test
    void itHoldsTheDaysThatAreAsked() {
        look("/v1/messages?" + DAY);
        Api.as(workspace.key())
                .get("/v1/access-log?from=2025-01-01&to=2025-12-31")
                .then()
                .statusCode(200)
                .body("data", hasSize(0))
                .body("period.from", is("2025-01-01"));
    }

    @Test
    void eachWorkspaceHasItsOwn() {
        look("/v1/messages?" + DAY);
        NewWorkspace other = Api.newWorkspace();
        assertThat(Worlds.pages(other.key(), "/v1/access-log", Map.of("period", "this_year")))
                .isEmpty();
    }
}
