package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a caller is, and as of when its workspace is known. */
@QuarkusTest
class MeTest {

    private NewWorkspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = Api.newWorkspace("America/St_Johns", "CAD");
    }

    @Test
    void aNewWorkspaceHasNoDataYet() {
        assertThat(Api.as(workspace.key()).get("/v1/me").asString())
                .isEqualTo("{\"workspace\":{\"id\":\"" + workspace.id() + "\",\"name\":\"Shop\"},"
                        + "\"scopes\":[\"ingest\",\"read\",\"read_contacts\",\"admin\"],\"expires_at\":null,"
                        + "\"timezone\":\"America/St_Johns\",\"currency\":\"CAD\",\"rate_base\":\"sent\","
                        + "\"attribution\":{\"touch\":\"read\",\"campaign_window\":\"2d\",\"flow_window\":\"1d\",\"model\":\"last\",\"half_life\":\"7d\"},"
                        + "\"first_day\":null,\"data_as_of\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "read", "read_contacts", "admin"})
    void aKeyOfAnyScopeIsToldItsOwn(String scope) {
        String expiry = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        String key = Api.as(workspace.key())
                .body(Map.of("name", "a key", "scopes", List.of(scope), "expires_at", expiry))
                .post("/v1/api-keys")
                .jsonPath()
                .getString("api_key");
        JsonNode me = me(key);
        assertThat(me.path("scopes").toString()).isEqualTo("[\"" + scope + "\"]");
        assertThat(Instant.parse(me.path("expires_at").asText())).isEqualTo(expiry);
    }

    @Test
    void theOperatorHasNoWorkspace() {
        Api.as(Api.OPERATOR)
                .get("/v1/me")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:touchstone:problem:forbidden"));
    }

    @Test
    void theFirstDayIsThatOfItsTimeZone() {
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T01:00:00Z")
                .sendTo(workspace.key());
        assertThat(me(workspace.key()).path("first_day").asText()).isEqualTo("2025-03-02");
    }

    @Test
    void dataIsAsOfTheNewestEventThatWasStored() {
        History history = History.inPounds().campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        history.sendTo(workspace.key());
        Instant stored = dataAsOf();
        assertThat(stored).isBetween(before, Instant.now());
        assertThat(Worlds.get(workspace.key(), "/v1/performance", Map.of())
                        .path("data_as_of")
                        .asText())
                .isEqualTo(me(workspace.key()).path("data_as_of").asText());

        waitForAnotherMillisecond();
        history.read("m1", "2025-03-03T09:10:00Z").sendTo(workspace.key());
        assertThat(dataAsOf()).isAfter(stored);
    }

    @Test
    void whatStoresNoEventDoesNotMoveIt() {
        History history = History.inPounds().campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z");
        history.sendTo(workspace.key());
        Instant stored = dataAsOf();
        waitForAnotherMillisecond();

        assertThat(Worlds.send(workspace.key(), history.events(), true)
                        .path("duplicates")
                        .asInt())
                .isEqualTo(1);
        Api.as(workspace.key())
                .body("{\"events\": [{\"id\": \"bad\"}]}")
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("rejected_count", equalTo(1));
        Api.as(workspace.key())
                .body(Map.of("name", "Spring"))
                .put("/v1/campaigns/spring")
                .then()
                .statusCode(200);
        Api.as(workspace.key())
                .body(Map.of("rate_base", "delivered"))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        assertThat(dataAsOf()).isEqualTo(stored);
    }

    @Test
    void anotherWorkspaceDoesNotMoveIt() {
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .sendTo(Api.newWorkspace().key());
        assertThat(me(workspace.key()).path("data_as_of").isNull()).isTrue();
    }

    private Instant dataAsOf() {
        return Instant.parse(me(workspace.key()).path("data_as_of").asText());
    }

    private static JsonNode me(String key) {
        return Worlds.get(key, "/v1/me", Map.of());
    }

    /** The clock's own steps: nothing here depends on how long this takes. */
    private static void waitForAnotherMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }
}
