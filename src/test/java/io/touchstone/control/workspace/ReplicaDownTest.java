package io.touchstone.control.workspace;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service whose replica was not there when it started, and still is not. */
@QuarkusTest
@TestProfile(ReplicaDownTest.WithReplicaDown.class)
class ReplicaDownTest {

    public static final class WithReplicaDown implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("touchstone.replica.jdbc-url", "jdbc:mysql://127.0.0.1:1/none");
        }
    }

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    MeterRegistry registry;

    @Test
    void everyAnswerIsThatOfThePrimaryAndTheMetricsTell() {
        NewWorkspace workspace = Api.newWorkspace();
        double before = reads("unreachable");
        History history = History.inPounds();
        for (int sent = 1; sent <= 3; sent++) {
            history.campaignSent("spring", "m" + sent, "ada", "2025-03-03T09:00:00Z")
                    .sendTo(workspace.key());
            Response answer = Api.as(workspace.key()).get("/v1/performance?from=2025-03-03&to=2025-03-03");
            answer.then().statusCode(200).body("kpis.sent", is(sent));
        }
        assertThat(reads("unreachable")).isEqualTo(before + 3);
        assertThat(reads("answered")).isZero();
    }

    @Test
    void theServiceIsReady() {
        get(management.resolve("health/ready")).then().statusCode(200);
    }

    private double reads(String outcome) {
        return registry.get("touchstone.replica.reads")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
