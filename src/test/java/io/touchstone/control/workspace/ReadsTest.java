package io.touchstone.control.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.TestDatabase;
import io.touchstone.TestReplica;
import io.touchstone.Worlds;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers with a replica. */
@QuarkusTest
@TestProfile(ReadsTest.WithReplica.class)
class ReadsTest {

    public static final class WithReplica implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("touchstone.replica.jdbc-url", "${" + TestDatabase.REPLICA_URL + "}");
        }
    }

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";
    private static final String PERFORMANCE = "/v1/performance?" + WEEK;

    private static boolean created;

    @Inject
    TestReplica replica;

    private NewWorkspace workspace;
    private final History history = History.inPounds()
            .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
            .read("m1", "2025-03-03T10:00:00Z")
            .bought("p1", "ada", "2025-03-03T11:00:00Z", "10.00")
            .flowSent("welcome", "n1", "m2", "ben", "2025-03-04T09:00:00Z");

    static Stream<String> reads() {
        return Stream.of(
                PERFORMANCE,
                "/v1/performance?period=all_time",
                PERFORMANCE + "&campaign_id=spring",
                "/v1/performance/rules?" + WEEK,
                "/v1/performance/rules?flow_id=welcome&" + WEEK,
                "/v1/performance/models?by=campaign&" + WEEK,
                "/v1/placebo?" + WEEK,
                "/v1/me",
                "/v1/performance/series?" + WEEK,
                "/v1/performance/series?format=csv&" + WEEK,
                "/v1/campaigns?" + WEEK,
                "/v1/flows?format=ndjson&" + WEEK,
                "/v1/campaigns/spring?" + WEEK,
                "/v1/flows/welcome?" + WEEK,
                "/v1/flows/welcome/nodes?" + WEEK,
                "/v1/purchases?" + WEEK,
                "/v1/purchases?format=csv&" + WEEK,
                "/v1/purchases?format=xlsx&" + WEEK,
                "/v1/purchases/p1",
                "/v1/messages?limit=5&" + WEEK,
                "/v1/messages?format=ndjson&" + WEEK,
                "/v1/messages/m1",
                "/v1/report?dimensions=campaign,flow,node&" + WEEK,
                "/v1/report?dimensions=campaign,flow,node&format=csv&" + WEEK);
    }

    @BeforeEach
    void fill() {
        if (!created) {
            replica.create();
            created = true;
        }
        workspace = Api.newWorkspace();
        history.sendTo(workspace.key());
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aReplicaThatIsBehindGivesTheOlderAnswerByItsName(String path) {
        replica.follow(workspace.id());
        Response before = get(path);
        sendMore();
        Response behind = get(path);
        assertThat(behind.asString()).isEqualTo(before.asString());
        assertThat(behind.header("ETag")).isEqualTo(before.header("ETag"));
        get(path, before.header("ETag")).then().statusCode(304);

        replica.follow(workspace.id());
        Response after = get(path, before.header("ETag"));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asString()).isNotEqualTo(before.asString());
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    /** Of a table without end the name is that of its rows, though the replica was asked for one before. */
    @ParameterizedTest
    @MethodSource("reads")
    void aWorkspaceThatItDoesNotKnowYetIsReadFromThePrimary(String path) {
        Response primary = get(path);
        replica.follow(workspace.id());
        Response same = get(path);
        assertThat(primary.asString()).isEqualTo(same.asString());
        assertThat(primary.statusCode()).isEqualTo(200);
        assertThat(primary.header("ETag")).isEqualTo(same.header("ETag"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aReplicaThatFailsIsNoFailure(String path) {
        replica.follow(workspace.id());
        sendMore();
        Response primary;
        replica.rename("data_version", "elsewhere");
        try {
            primary = get(path);
        } finally {
            replica.rename("elsewhere", "data_version");
        }
        replica.follow(workspace.id());
        assertThat(primary.asString()).isEqualTo(get(path).asString());
    }

    @ParameterizedTest
    @MethodSource("reads")
    void rollUpsThatItDoesNotHaveInUseYetAreReadFromThePrimary(String path) {
        replica.follow(workspace.id());
        sendMore();
        takeIntoUse("Asia/Kathmandu");
        Response primary = get(path);
        replica.follow(workspace.id());
        assertThat(primary.asString()).isEqualTo(get(path).asString());
    }

    @Test
    void onceItHasThemItIsAskedAgain() {
        replica.follow(workspace.id());
        takeIntoUse("Asia/Kathmandu");
        get(PERFORMANCE).then().body("period.timezone", is("Asia/Kathmandu"));
        replica.follow(workspace.id());
        sendMore();
        get(PERFORMANCE).then().body("period.timezone", is("Asia/Kathmandu")).body("kpis.sent", is(2));
    }

    @Test
    void keysAndSettingsAreThoseOfThePrimary() {
        replica.follow(workspace.id());
        sendMore();
        String reader = Api.newKey(workspace.key(), "read").getString("api_key");
        Api.as(workspace.key())
                .body(Map.of("rate_base", "delivered"))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        Api.as(reader).get("/v1/settings").then().body("rate_base", is("delivered"));
        Api.as(reader)
                .urlEncodingEnabled(false)
                .get(PERFORMANCE)
                .then()
                .body("rate_base", is("delivered"))
                .body("kpis.sent", is(2));
    }

    @Test
    void eventsAndAuditsAreThoseOfThePrimary() {
        replica.follow(workspace.id());
        sendMore();
        JsonNode again = Worlds.send(workspace.key(), history.events(), true);
        assertThat(again.path("duplicates").asInt()).isEqualTo(history.events().size());
        get("/v1/audit").then().body("differences", is(0));
    }

    /** Something that every read tells of. */
    private void sendMore() {
        history.campaignSent("spring", "m3", "cleo", "2025-03-05T09:00:00Z")
                .flowSent("welcome", "n1", "m4", "cleo", "2025-03-05T09:00:00Z")
                .clicked("m1", "2025-03-03T10:30:00Z")
                .bought("p2", "ada", "2025-03-03T12:00:00Z", "5.00")
                .sendTo(workspace.key());
    }

    private void takeIntoUse(String zone) {
        Api.as(workspace.key())
                .body(Map.of("timezone", zone))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        boolean rebuilding = true;
        while (rebuilding) {
            rebuilding = get("/v1/settings").jsonPath().getBoolean("rebuilding");
        }
    }

    private Response get(String path) {
        return Api.as(workspace.key()).urlEncodingEnabled(false).get(path);
    }

    private Response get(String path, String known) {
        return Api.as(workspace.key())
                .urlEncodingEnabled(false)
                .header("If-None-Match", known)
                .get(path);
    }
}
