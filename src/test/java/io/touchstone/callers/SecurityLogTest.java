package io.touchstone.callers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.event.json.Rfc3339;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AccessTestProfile.class)
class SecurityLogTest {

    private static final String EVENTS = """
            {"events": [
              {"id": "e1", "type": "message.sent", "occurred_at": "2026-03-01T10:00:00Z", "message_id": "wamid.33698765432",
               "contact": {"phone": "+33698765432", "name": "Ada Logline", "email": "ada@logline.example"},
               "campaign_id": "spring"},
              {"id": "e2", "type": "purchase.placed", "occurred_at": "2026-03-01T11:00:00Z", "purchase_id": "order-1",
               "contact": {"phone": "+33698765432"}, "amount": "10.00", "currency": "GBP"}]}
            """;

    private final String requestId = "request-" + UUID.randomUUID();
    private NewWorkspace workspace;
    private String adminId;

    @BeforeEach
    void aWorkspaceWithAPersonInIt() {
        workspace = Api.newWorkspace();
        adminId = Api.as(workspace.key()).get("/v1/api-keys").path("data[0].id");
        Api.as(workspace.key()).body(EVENTS).post("/v1/events").then().statusCode(200);
    }

    private RequestSpecification as(String token) {
        return Api.as(token).header("X-Request-Id", requestId);
    }

    /** With what the request at hand did, but for the time, which each has. */
    private Map<String, Object> only() {
        assertThat(lines()).hasSize(1);
        JsonNode line = lines().getFirst();
        assertThat(Rfc3339.parse(line.path("time").asText())).isPresent();
        Map<String, Object> fields = new LinkedHashMap<>();
        line.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
        fields.remove("time");
        assertThat(fields.remove("request_id")).isEqualTo(requestId);
        return fields;
    }

    private List<JsonNode> lines() {
        return AccessTestProfile.lines().stream()
                .filter(line -> line.path("request_id").asText().equals(requestId))
                .toList();
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            List<Object> values = new ArrayList<>();
            value.forEach(element -> values.add(element.asText()));
            return values;
        }
        return value.isNull() ? "null" : value.isNumber() ? value.asLong() : value.asText();
    }

    private JsonPath newKeyOfAdas() {
        return as(workspace.key())
                .body("{\"name\": \"Ada Logline\", \"scopes\": [\"read\", \"ingest\"], \"expires_at\":"
                        + " \"2999-01-01T00:00:00Z\"}")
                .post("/v1/api-keys")
                .jsonPath();
    }

    @Test
    void aKeyThatIsMadeIsToldOf() {
        JsonPath key = newKeyOfAdas();
        assertThat(only())
                .isEqualTo(Map.of(
                        "event",
                        "key_created",
                        "workspace_id",
                        workspace.id(),
                        "by",
                        adminId,
                        "key_id",
                        key.getString("id"),
                        "scopes",
                        List.of("ingest", "read"),
                        "expires_at",
                        "2999-01-01T00:00:00.000Z"));
    }

    @Test
    void aKeyThatIsDeletedIsToldOf() {
        String id = Api.newKey(workspace.key(), "read").getString("id");
        as(workspace.key()).delete("/v1/api-keys/" + id).then().statusCode(204);
        assertThat(only())
                .isEqualTo(Map.of("event", "key_deleted", "workspace_id", workspace.id(), "by", adminId, "key_id", id));
    }

    @Test
    void adminKeysThatAreReplacedAreToldOf() {
        String id = as(Api.OPERATOR)
                .post("/v1/workspaces/" + workspace.id() + "/admin-key")
                .path("id");
        assertThat(only())
                .isEqualTo(Map.of("event", "admin_keys_replaced", "workspace_id", workspace.id(), "key_id", id));
    }

    @Test
    void workspacesThatComeAndGoAreToldOf() {
        as(Api.OPERATOR).delete("/v1/workspaces/" + workspace.id()).then().statusCode(204);
        assertThat(only()).isEqualTo(Map.of("event", "workspace_deleted", "workspace_id", workspace.id()));
        assertThat(AccessTestProfile.lines())
                .filteredOn(line -> line.path("event").asText().equals("workspace_created")
                        && line.path("workspace_id").asText().equals(workspace.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.path("key_id").asText()).isEqualTo(adminId));
    }

    @Test
    void whatDidNotHappenIsNotToldOf() {
        as(workspace.key())
                .body("{\"name\": \"a\"}")
                .post("/v1/api-keys")
                .then()
                .statusCode(400);
        as(workspace.key()).delete("/v1/api-keys/" + adminId).then().statusCode(409);
        as(workspace.key()).delete("/v1/api-keys/key_1").then().statusCode(404);
        as(Api.OPERATOR).delete("/v1/workspaces/ws_1").then().statusCode(404);
        as(Api.OPERATOR).post("/v1/workspaces/ws_1/admin-key").then().statusCode(404);
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/messages?from=2026-03-01&to=2026-03-01,              GET /v1/messages",
        "/v1/messages?from=2026-03-01&to=2026-03-01&format=csv,   GET /v1/messages",
        "/v1/messages/wamid.33698765432,                          GET /v1/messages/{id}",
        "/v1/purchases?from=2026-03-01&to=2026-03-01,             GET /v1/purchases",
        "/v1/purchases?contact=phone:%2B33698765432,              GET /v1/purchases",
        "/v1/purchases?from=2026-03-01&to=2026-03-01&format=ndjson, GET /v1/purchases",
        "/v1/purchases/order-1,                                   GET /v1/purchases/{id}",
    })
    void anAnswerWithPeopleWhoAreNotMaskedIsOneLine(String path, String route) {
        as(workspace.key()).urlEncodingEnabled(false).get(path).then().statusCode(200);
        assertThat(only())
                .isEqualTo(Map.of(
                        "event", "contacts_read", "workspace_id", workspace.id(), "by", adminId, "route", route));
    }

    @Test
    void onesWithoutPeopleOrWithMaskedOnesAreNone() {
        for (String path : List.of("/v1/performance", "/v1/campaigns", "/v1/report", "/v1/settings")) {
            as(workspace.key()).get(path).then().statusCode(200);
        }
        as(workspace.key()).get("/v1/messages/none").then().statusCode(404);
        as(workspace.key()).get("/v1/messages?period=never").then().statusCode(400);
        as(workspace.key())
                .header("If-None-Match", "*")
                .get("/v1/purchases/order-1")
                .then()
                .statusCode(304);
        String reader = Api.newKey(workspace.key(), "read").getString("api_key");
        as(reader).get("/v1/messages?from=2026-03-01&to=2026-03-01").then().statusCode(200);
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Digest a"})
    void failuresAreToldOfByAddressAndNotEach(String authorization) {
        String address = "198.19.0." + authorization.length();
        for (int i = 0; i < 30; i++) {
            given().header("X-Forwarded-For", address)
                    .header("Authorization", authorization)
                    .get("/v1/settings");
        }
        assertThat(AccessTestProfile.lines())
                .filteredOn(line -> line.path("address").asText().equals(address))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("event").asText()).isEqualTo("authentication_failed");
                    assertThat(line.path("reason").asText()).isEqualTo("unknown_key");
                    assertThat(line.path("count").asLong()).isEqualTo(1);
                });
    }

    @Test
    void nothingOfPeopleAndNoSecretIsInIt() {
        newKeyOfAdas();
        as(workspace.key()).get("/v1/messages/wamid.33698765432");
        as(workspace.key()).get("/v1/purchases?contact=email:ada@logline.example");
        assertThat(AccessTestProfile.lines().toString())
                .contains(requestId)
                .doesNotContainIgnoringCase("logline")
                .doesNotContain("98765432")
                .doesNotContain("tsk_");
    }
}
