package io.touchstone.control.access;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.callers.AccessTestProfile;
import io.touchstone.control.jwt.Signing;
import io.touchstone.control.jwt.TestIssuer;
import io.touchstone.sql.CountedStatements;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JWTs open, beside keys. */
@QuarkusTest
@TestProfile(AccessTestProfile.class)
class SignInTest {

    private static final String EVENTS = """
            {"events": [
              {"id": "e1", "type": "message.sent", "occurred_at": "2026-03-01T10:00:00Z", "message_id": "wamid.33698765432",
               "contact": {"phone": "+33698765432", "name": "Ada Signin"}, "campaign_id": "spring"}]}
            """;

    private static final String MESSAGES = "/v1/messages?from=2026-03-01&to=2026-03-01";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @TestHTTPResource
    URI service;

    @TestHTTPResource(management = true)
    URI management;

    private final Instant expiresAt = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    private final String address = "198.17.0." + ADDRESSES.incrementAndGet();
    private NewWorkspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = Api.newWorkspace();
    }

    private JWTClaimsSet.Builder claims() {
        return Signing.claims(expiresAt).claim("workspace_id", workspace.id()).claim("scope", "read");
    }

    private static String token(JWTClaimsSet.Builder claims) {
        return TestIssuer.sign(claims.build());
    }

    private String token(String scopes) {
        return token(claims().claim("scope", scopes));
    }

    /** From an address that nobody else fails from. */
    private RequestSpecification with(String token) {
        return as(token).header("X-Forwarded-For", address);
    }

    @Test
    void aTokenSaysWhoItIs() {
        with(token("openid read ingest admin"))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("workspace.id", is(workspace.id()))
                .body("scopes", contains("ingest", "read"))
                .body("expires_at", is(expiresAt.toString().replace("Z", ".000Z")));
    }

    @Test
    void itOpensWhatItsScopesSay() {
        with(token("read")).get("/v1/performance").then().statusCode(200);
        with(token("read")).body(EVENTS).post("/v1/events").then().statusCode(403);
        with(token("ingest")).body(EVENTS).post("/v1/events").then().statusCode(200);
        with(token(claims().claim("scope", List.of("ingest"))))
                .body(EVENTS)
                .post("/v1/events")
                .then()
                .statusCode(200);
        with(token("ingest")).get("/v1/performance").then().statusCode(403);
    }

    @Test
    void itMayGoWhereAKeyGoes() {
        given().auth()
                .preemptive()
                .basic(token("read"), "")
                .get("/v1/me")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "openid", "admin"})
    void withoutAnyScopeThatTheIssuerMayGiveItOpensNothing(String scopes) {
        for (String path : List.of("/v1/me", "/v1/performance", "/v1/api-keys")) {
            with(token(scopes))
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("type", is("urn:touchstone:problem:forbidden"))
                    .body("reason", nullValue());
        }
    }

    @Test
    void itNeverDoesWhatTheOperatorDoes() {
        String token = token("operator admin read");
        with(token).get("/v1/workspaces").then().statusCode(403);
        with(token).delete("/v1/workspaces/" + workspace.id()).then().statusCode(403);
        with(token).get("/v1/me").then().statusCode(200);
    }

    @Test
    void oneThatHasExpiredIsToldApart() {
        Response answer = with(token(
                        claims().expirationTime(Date.from(Instant.now().minusSeconds(90)))))
                .get("/v1/me");
        answer.then().statusCode(401).body("reason", is("token_expired"));
        assertThat(answer.headers().getValues("WWW-Authenticate"))
                .containsExactly(
                        "Bearer realm=\"touchstone\", error=\"invalid_token\", error_description=\"token_expired\"");
    }

    @Test
    void whatIsNoTokenIsUnknown() {
        String token = token("read");
        List<String> others = List.of(
                token + "A",
                token.substring(0, token.lastIndexOf('.') + 1),
                "a.b.c",
                token(claims().issuer("https://another.example")),
                token(claims().audience("another")),
                token(claims().claim("x", "x".repeat(8000))).replaceFirst("....$", "AAAA"));
        assertThat(others).allSatisfy(other -> {
            Response answer = with(other).get("/v1/me");
            answer.then().statusCode(401).body("reason", is("unknown_key"));
            assertThat(answer.headers().getValues("WWW-Authenticate"))
                    .containsExactly(
                            "Bearer realm=\"touchstone\", error=\"invalid_token\", error_description=\"unknown_key\"");
        });
    }

    @Test
    void onlyWhoSentNoBearerIsOfferedBasic() {
        assertThat(get("/v1/me").headers().getValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"touchstone\"", "Basic realm=\"touchstone\", charset=\"UTF-8\"");
    }

    @Test
    void aLongOneIsTakenUpToTheRoomForHeaders() throws IOException, InterruptedException {
        with(token(claims().claim("x", "x".repeat(9000)))).get("/v1/me").then().statusCode(200);
        HttpRequest tooLong = HttpRequest.newBuilder(service.resolve("/v1/me"))
                .header("Authorization", "Bearer " + token(claims().claim("x", "x".repeat(20_000))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(tooLong, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(431);
        }
    }

    @Test
    void aWorkspaceThatThereIsNotIsForbiddenAndSigningInAgainWouldNotHelp() {
        List<String> tokens = List.of(
                token(claims().claim("workspace_id", "ws_1")),
                token(claims().claim("workspace_id", "another")),
                token(claims().claim("workspace_id", null)));
        assertThat(tokens).allSatisfy(token -> {
            Response answer = with(token).get("/v1/me");
            answer.then()
                    .statusCode(403)
                    .body("type", is("urn:touchstone:problem:forbidden"))
                    .body("reason", is("unknown_workspace"));
            assertThat(answer.header("WWW-Authenticate")).isNull();
        });
    }

    @Test
    void aDeletedWorkspaceIsAsOneThatNeverWas() {
        String token = token("read");
        with(token).get("/v1/me").then().statusCode(200);
        as(Api.OPERATOR).delete("/v1/workspaces/" + workspace.id()).then().statusCode(204);
        with(token).get("/v1/me").then().statusCode(403).body("reason", is("unknown_workspace"));
    }

    @Test
    void peopleAreShownToWhoMaySeeThemAndTheLogSaysToWhom() {
        as(workspace.key()).body(EVENTS).post("/v1/events").then().statusCode(200);
        with(token("read")).get(MESSAGES).then().statusCode(200).body("data[0].contact.name", is("A. S."));
        String request = "request-" + UUID.randomUUID();
        with(token(claims().subject("user-7").claim("scope", "read read_contacts")))
                .header("X-Request-Id", request)
                .get(MESSAGES)
                .then()
                .statusCode(200)
                .body("data[0].contact.name", is("Ada Signin"));
        assertThat(AccessTestProfile.lines())
                .filteredOn(line -> line.path("workspace_id").asText().equals(workspace.id())
                        && line.path("event").asText().equals("contacts_read"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("by").asText()).isEqualTo("jwt:user-7");
                    assertThat(line.path("request_id").asText()).isEqualTo(request);
                });
    }

    @Test
    void failuresAreInTheSecurityLogByAddress() {
        with("a.b.c").get("/v1/me").then().statusCode(401);
        with(token(claims().claim("workspace_id", "ws_1"))).get("/v1/me").then().statusCode(403);
        assertThat(AccessTestProfile.lines())
                .filteredOn(line -> line.path("address").asText().equals(address))
                .extracting(line -> line.path("reason").asText())
                .containsExactly("unknown_key", "unknown_workspace");
    }

    @Test
    void whoGuessesIsSlowedAndARightTokenFromThereIsNot() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            statuses.add(with("a.b.c").get("/v1/me").statusCode());
        }
        assertThat(statuses).containsOnly(401, 429).last().isEqualTo(429);
        with(token("read")).get("/v1/me").then().statusCode(200);
        with(token(claims().claim("workspace_id", "ws_1"))).get("/v1/me").then().statusCode(403);
    }

    @Test
    void whoATokenSpeaksOfIsCountedWhicheverTokenItIs() {
        assertThat(left(token(claims().subject("ada")))).isEqualTo(AccessTestProfile.REQUESTS_PER_MINUTE - 1);
        assertThat(left(token(claims().subject("ada").claim("jti", "2"))))
                .isLessThanOrEqualTo(AccessTestProfile.REQUESTS_PER_MINUTE - 1);
        int requests = 2;
        while (with(token(claims().subject("ada"))).get("/v1/me").statusCode() == 200 && requests < 400) {
            requests++;
        }
        assertThat(requests).isBetween(AccessTestProfile.REQUESTS_PER_MINUTE, 399);
        assertThat(left(token(claims().subject("ben")))).isEqualTo(AccessTestProfile.REQUESTS_PER_MINUTE - 1);
        assertThat(left(token(claims().subject(null)))).isEqualTo(AccessTestProfile.REQUESTS_PER_MINUTE - 1);
    }

    private int left(String token) {
        return Integer.parseInt(with(token).get("/v1/me").header("RateLimit").replaceAll(".*r=(\\d+).*", "$1"));
    }

    @Test
    void itTakesNoStatementMoreThanAKey() {
        String token = token("read");
        long byKey = CountedStatements.everywhereDuring(
                () -> as(workspace.key()).get("/v1/me").then().statusCode(200));
        assertThat(CountedStatements.everywhereDuring(
                        () -> with(token).get("/v1/me").then().statusCode(200)))
                .isEqualTo(byKey);
        assertThat(CountedStatements.everywhereDuring(
                        () -> with("a.b.c").get("/v1/me").then().statusCode(401)))
                .isZero();
    }

    @Test
    void noLineHasATokenInIt() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(((ExtLogRecord) line).getFormattedMessage() + " " + ((ExtLogRecord) line).getMdcCopy());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.touchstone");
        Level level = log.getLevel();
        log.setLevel(Level.ALL);
        log.addHandler(handler);
        try {
            with(token("admin")).get("/v1/me").then().statusCode(403);
            with(token("read") + "A").get("/v1/me").then().statusCode(401);
            with(token(claims().issuer("https://another.example")))
                    .get("/v1/me")
                    .then()
                    .statusCode(401);
        } finally {
            log.removeHandler(handler);
            log.setLevel(level);
        }
        assertThat(lines)
                .anyMatch(line -> line.startsWith("A JWT was refused"))
                .noneMatch(line -> line.contains("eyJ"));
    }

    @Test
    void howOldTheKeysAreIsAMetric() {
        String metrics = get(management.resolve("metrics")).asString();
        assertThat(metrics).containsPattern("(?m)^touchstone_jwks_age_seconds \\d");
        assertThat(metrics).contains("touchstone_authentication_failures_total{reason=\"unknown_workspace\"}");
    }
}
