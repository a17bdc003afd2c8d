package io.touchstone.source.hook;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.touchstone.Api.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HooksTest {

    /** 2026-07-01T10:00:00Z */
    private static final String AT = "1782900000";

    private NewWorkspace workspace;
    private Hook hook;

    @BeforeEach
    void connect() {
        workspace = Api.newWorkspace();
        hook = Hook.of(workspace.key());
    }

    @Test
    void aMessageCountsOnceMetaHasToldOfIt() {
        hook.deliver(Hook.status("wamid.1", "sent", AT)).then().statusCode(200).body(emptyOrNullString());
        hook.deliver(Hook.status("wamid.1", "delivered", AT)).then().statusCode(200);
        hook.deliver(Hook.status("wamid.1", "read", AT)).then().statusCode(200);

        as(workspace.key())
                .get("/v1/campaigns/spring?from=2026-07-01&to=2026-07-01")
                .then()
                .body("kpis.sent", is(1))
                .body("kpis.delivered", is(1))
                .body("kpis.read", is(1));
    }

    @Test
    void aRepeatedDeliveryChangesNothing() {
        hook.deliver(Hook.status("wamid.1", "sent", AT)).then().statusCode(200);
        hook.deliver(Hook.status("wamid.1", "sent", AT)).then().statusCode(200);

        as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .body("data.outcome", contains("duplicate", "accepted"));
    }

    @Test
    void withoutTheRightSignatureNothingIsStored() {
        String body = Hook.status("wamid.1", "sent", AT);

        hook.deliver(body, "another-secret").then().statusCode(401).body("reason", is("wrong_signature"));
        given().noFilters()
                .contentType("application/json")
                .body(body)
                .post(hook.path())
                .then()
                .statusCode(401);
        given().noFilters()
                .contentType("application/json")
                .header("X-Hub-Signature-256", "sha256=zz")
                .body(body)
                .post(hook.path())
                .then()
                .statusCode(401);

        as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .body("data", hasSize(0));
        as(workspace.key()).get("/v1/campaigns?all=true").then().body("data", hasSize(0));
    }

    @Test
    void aSignatureIsOverTheBytesAsTheyCame() {
        String body = Hook.status("wamid.1", "sent", AT);

        given().noFilters()
                .contentType("application/json")
                .header("X-Hub-Signature-256", "sha256=" + Hook.hmac(Hook.SECRET, body))
                .body(body + " ")
                .post(hook.path())
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{\"entry\":", "[]", "7", "{}", "{\"object\":\"page\"}", "\u00e4"})
    void whatIsNoDeliveryOfWhatsAppIsAcknowledgedAndTold(String body) {
        hook.deliver(body).then().statusCode(200);

        as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .body("data.outcome", contains("ignored"))
                .body("data[0].parts", hasSize(1));
    }

    @Test
    void bytesThatAreNoTextAreAcknowledged() {
        byte[] body = {(byte) 0xff, (byte) 0xfe, 0};
        Hook header = Hook.of(workspace.key(), Map.of("auth", "static_header", "header", "X-From-Reseller"));

        given().noFilters()
                .contentType("application/json; charset=utf-16")
                .header("X-From-Reseller", header.secret())
                .body(body)
                .post(header.path())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/octet-stream"})
    void aBodyIsTakenWhateverItIsSaidToBe(String type) {
        Hook header = Hook.of(workspace.key(), Map.of("auth", "static_header"));

        given().noFilters()
                .config(config().encoderConfig(encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .header("Content-Type", type)
                .header("X-Touchstone-Secret", header.secret())
                .body(Hook.status("wamid.1", "sent", AT))
                .post(header.path())
                .then()
                .statusCode(200);
        as(workspace.key()).get("/v1/campaigns?all=true").then().body("data", hasSize(1));
    }

    @Test
    void theLargestBodyIsTakenAndALargerOneIsNot() {
        int longest = 3 * 1024 * 1024;

        hook.deliver(" ".repeat(longest - 2) + "{}").then().statusCode(200);
        hook.deliver(" ".repeat(longest - 1) + "{}").then().statusCode(413);
    }

    @Test
    void aBodyFullOfWhatIsKeptIsAcknowledged() {
        hook.deliver("{\"entry\":[" + "[],".repeat(1_000_000) + "[]]}").then().statusCode(200);
        hook.deliver("[".repeat(1_000_000)).then().statusCode(200);

        as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .body("data.parts.reason.flatten()", contains("too_complex", "too_complex"));
    }

    @Test
    void basicIsToldByItsPassword() {
        Hook basic = Hook.of(workspace.key(), Map.of("auth", "basic"));

        assertThat(withPassword(basic, "anybody:" + basic.secret()).statusCode())
                .isEqualTo(200);
        assertThat(withPassword(basic, "anybody:wrong").statusCode()).isEqualTo(401);
        assertThat(withPassword(basic, "none").statusCode()).isEqualTo(401);
    }

    private static Response withPassword(Hook hook, String pair) {
        return given().noFilters()
                .contentType("application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .body(Hook.status("wamid.1", "sent", AT))
                .post(hook.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hooks/no-token", "/hooks/1_2_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whereNothingIsConnectedThereIsNothing(String path) {
        given().noFilters()
                .contentType("application/json")
                .body("{}")
                .post(path)
                .then()
                .statusCode(404);
        given().noFilters().get(path).then().statusCode(404);
    }

    @Test
    void theAddressOfAnotherConnectionWithTheSameSecretIsNeeded() {
        Hook other = Hook.of(Api.newWorkspace().key());
        String mixed = hook.path().substring(0, hook.path().length() - 43)
                + other.path().substring(other.path().length() - 43);

        given().noFilters()
                .contentType("application/json")
                .body("{}")
                .post(mixed)
                .then()
                .statusCode(404);
    }

    @Test
    void whoKnowsTheVerifyTokenIsGreeted() {
        given().noFilters()
                .queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "1158201444")
                .queryParam("hub.verify_token", Hook.VERIFY_TOKEN)
                .get(hook.path())
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo("1158201444"));
        given().noFilters()
                .queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "1158201444")
                .queryParam("hub.verify_token", "wrong")
                .get(hook.path())
                .then()
                .statusCode(401);
        given().noFilters().get(hook.path()).then().statusCode(401);
    }

    @Test
    void whatABodyWouldBecomeIsToldAndNotStored() {
        String body = Hook.status("wamid.1", "sent", AT);

        as(workspace.key())
                .body(body)
                .post("/v1/connections/" + hook.id() + "/replay?dry_run=true")
                .then()
                .statusCode(200)
                .body("outcome", is("dry_run"))
                .body("parts.event_type", contains("message.sent"));
        as(workspace.key()).get("/v1/campaigns?all=true").then().body("data", hasSize(0));
        as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .body("data", hasSize(0));
    }

    @Test
    void aReplayedBodyIsWhatThePlatformWouldHaveSent() {
        String body = Hook.status("wamid.1", "sent", AT);

        as(workspace.key())
                .body(body)
                .post("/v1/connections/" + hook.id() + "/replay")
                .then()
                .statusCode(200)
                .body("outcome", is("accepted"))
                .body("replayed", is(true));
        hook.deliver(body).then().statusCode(200);

        as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .body("data.outcome", contains("duplicate", "accepted"))
                .body("data.replayed", contains(false, true));
    }

    @Test
    void deliveriesTellNobodysData() {
        hook.deliver(Hook.body("""
                'contacts':[{'profile':{'name':'Ada Lovelace'},'wa_id':'16505551234'}],
                'messages':[{'from':'16505551234','id':'wamid.X','timestamp':'%s','type':'text','text':{'body':'Call me'}}]
                """.formatted(AT)));

        assertThat(as(workspace.key())
                        .get("/v1/connections/" + hook.id() + "/deliveries")
                        .asString())
                .contains("message.replied")
                .doesNotContain("16505551234")
                .doesNotContain("Lovelace")
                .doesNotContain("wamid")
                .doesNotContain("Call me");
    }

    @Test
    void aListOfDeliveriesGoesOnWhereItsPageEnds() {
        for (String state : new String[] {"sent", "delivered", "read"}) {
            hook.deliver(Hook.status("wamid.1", state, AT)).then().statusCode(200);
        }
        String path = "/v1/connections/" + hook.id() + "/deliveries?limit=2";

        String cursor = as(workspace.key())
                .get(path)
                .then()
                .body("data", hasSize(2))
                .extract()
                .path("next_cursor");
        as(workspace.key()).get(path + "&cursor=" + cursor).then().body("data.kind", contains("status/sent"));
    }

    @Test
    void aThousandStatusesAreOneDelivery() {
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            statuses.append(i == 0 ? "" : ",")
                    .append("{'id':'wamid.%d','status':'delivered','timestamp':'%s','recipient_id':'16505551234'}"
                            .formatted(i, AT));
        }

        hook.deliver(Hook.body("'statuses':[" + statuses + "]")).then().statusCode(200);

        as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .body("data[0].accepted", is(1_000))
                .body("data[0].parts", hasSize(100));
    }
}
