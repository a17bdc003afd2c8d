package io.touchstone.callers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AccessTestProfile.class)
@Tag("any-database")
class LimitsTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** Of nobody else; there are 65,536 of these. */
    private final String address = "198.18.0." + ADDRESSES.incrementAndGet();

    private NewWorkspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = Api.newWorkspace();
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static Response with(String address, String authorization) {
        return from(address).header("Authorization", authorization).get("/v1/settings");
    }

    private static List<Integer> statuses(int times, String address, String authorization) {
        return IntStream.range(0, times)
                .mapToObj(_ -> with(address, authorization).statusCode())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer nonsense",
                "Bearer tsk_1_1_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "Bearer " + Api.OPERATOR + "x",
                "Basic !",
                "Digest a"
            })
    void afterTwentyFailuresInAMinuteAnAddressGets429InPlaceOf401(String authorization) {
        assertThat(statuses(20, address, authorization)).containsOnly(401);
        Response answer = with(address, authorization);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo("urn:touchstone:problem:too-many-requests");
        assertThat(answer.<String>path("request_id")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    @Test
    void aRightKeyIsNeverSlowed() {
        assertThat(statuses(25, address, "Bearer nonsense")).endsWith(429, 429, 429, 429, 429);
        assertThat(with(address, "Bearer " + workspace.key()).statusCode()).isEqualTo(200);
        assertThat(from(address)
                        .header("Authorization", "Bearer " + Api.OPERATOR)
                        .get("/v1/workspaces")
                        .statusCode())
                .isEqualTo(200);
        assertThat(with(address, "Bearer nonsense").statusCode()).isEqualTo(429);
    }

    @Test
    void anotherAddressIsNotSlowedEither() {
        assertThat(statuses(21, address, "Bearer nonsense")).last().isEqualTo(429);
        assertThat(with(address + "9", "Bearer nonsense").statusCode()).isEqualTo(401);
    }

    /** What the sender itself wrote stands before what the proxy saw. */
    @Test
    void nobodyEscapesByWritingTheHeader() {
        assertThat(statuses(20, address, "Bearer nonsense")).containsOnly(401);
        assertThat(with("203.0.113.77, " + address, "Bearer nonsense").statusCode())
                .isEqualTo(429);
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        String network = "2001:db8:0:" + ADDRESSES.incrementAndGet();
        assertThat(statuses(20, network + "::1", "Bearer nonsense")).containsOnly(401);
        assertThat(with(network + ":ffff::2", "Bearer nonsense").statusCode()).isEqualTo(429);
    }

    @Test
    void whoSendsNoKeyTriesNone() {
        assertThat(IntStream.range(0, 30)
                        .mapToObj(_ -> from(address).get("/v1/settings").statusCode()))
                .containsOnly(401);
        assertThat(with(address, "Bearer nonsense").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyThatCallsTooOftenHasToWait() {
        int requests = 0;
        Response answer;
        do {
            answer = with(address, "Bearer " + workspace.key());
            requests++;
            assertThat(answer.header("RateLimit-Policy"))
                    .isEqualTo("\"requests\";q=" + AccessTestProfile.REQUESTS_PER_MINUTE + ";w=60");
            assertThat(answer.header("RateLimit")).matches("\"requests\";r=\\d+;t=\\d+");
        } while (answer.statusCode() == 200 && requests < 10 * AccessTestProfile.REQUESTS_PER_MINUTE);
        assertThat(requests).isGreaterThan(AccessTestProfile.REQUESTS_PER_MINUTE);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.<String>path("type")).isEqualTo("urn:touchstone:problem:too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.header("RateLimit")).startsWith("\"requests\";r=0;t=");

        assertThat(Api.as(workspace.key())
                        .body("{\"events\": [{}]}")
                        .post("/v1/events")
                        .statusCode())
                .as("what needs the scope ingest is not counted")
                .isEqualTo(200);
        assertThat(Api.as(Api.newWorkspace().key()).get("/v1/settings").statusCode())
                .as("another key has a share of its own")
                .isEqualTo(200);
    }

    @Test
    void ofAnAnswerWithoutALimitNothingIsSaid() {
        Response events = Api.as(workspace.key()).body("{\"events\": [{}]}").post("/v1/events");
        Response campaign =
                Api.as(workspace.key()).body("{\"name\": \"Spring\"}").put("/v1/campaigns/spring");
        Response operator = Api.as(Api.OPERATOR).get("/v1/workspaces?limit=1");
        assertThat(List.of(events, campaign, operator)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("RateLimit")).isNull();
            assertThat(answer.header("RateLimit-Policy")).isNull();
        });
    }

    @Test
    void whatIsLeftOfAShareGoesDown() {
        String key = Api.newKey(workspace.key(), "read").getString("api_key");
        int first = left(with(address, "Bearer " + key));
        int second = left(with(address, "Bearer " + key));
        assertThat(first).isEqualTo(AccessTestProfile.REQUESTS_PER_MINUTE - 1);
        assertThat(second).isLessThanOrEqualTo(first);
    }

    private static int left(Response answer) {
        return Integer.parseInt(answer.header("RateLimit").replaceAll(".*r=(\\d+).*", "$1"));
    }
}
