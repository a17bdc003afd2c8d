package io.touchstone.control.access;

import static io.restassured.RestAssured.given;
import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExpiringKeysTest {

    @Inject
    AgroalDataSource database;

    private NewWorkspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = Api.newWorkspace();
    }

    private JsonPath newKey(Instant expiresAt, String... scopes) {
        return as(workspace.key())
                .body(Map.of("name", "a key", "scopes", scopes, "expires_at", expiresAt.toString()))
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Instant tomorrow() {
        return Instant.now().plus(1, ChronoUnit.DAYS);
    }

    /** As if its time had come. */
    private void expire(String key) throws SQLException {
        ApiKeyToken token = ApiKeyToken.parse(key).orElseThrow();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE api_key SET expires_at = ? WHERE workspace_id = ? AND id = ?")) {
            statement.setLong(1, System.currentTimeMillis() - 1);
            statement.setLong(2, token.workspace().value());
            statement.setLong(3, token.keyId());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2999-01-31T18:00:00Z,           2999-01-31T18:00:00.000Z",
        "2999-01-31T18:00:00.1239+02:00, 2999-01-31T16:00:00.123Z",
    })
    void aKeySaysUntilWhenItIsGood(String asked, String answered) {
        as(workspace.key())
                .body(Map.of("name", "a key", "scopes", List.of("read"), "expires_at", asked))
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .body("expires_at", is(answered));
        assertThat(as(workspace.key()).get("/v1/api-keys").<List<String>>path("data.expires_at"))
                .containsExactlyInAnyOrder(null, answered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\", \"scopes\": [\"read\"]}",
                "{\"name\": \"a\", \"scopes\": [\"read\"], \"expires_at\": null}"
            })
    void oneThatNamesNoTimeIsGoodForEver(String body) {
        Response answer = as(workspace.key()).body(body).post("/v1/api-keys");
        answer.then().statusCode(201).body("expires_at", nullValue());
        assertThat(answer.asString()).contains("\"expires_at\":null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2020-01-01T00:00:00Z\"",
                "\"2999-01-01\"",
                "\"2999-01-01T00:00:00\"",
                "\"2999-02-30T00:00:00Z\"",
                "\"tomorrow\"",
                "\"\"",
                "32503680000000",
                "true",
                "{}"
            })
    void aTimeThatIsPastOrNoneIsRefused(String expiresAt) {
        as(workspace.key())
                .body("{\"name\": \"a\", \"scopes\": [\"read\"], \"expires_at\": " + expiresAt + "}")
                .post("/v1/api-keys")
                .then()
                .statusCode(400)
                .body("type", is("urn:touchstone:problem:invalid-body"))
                .body("errors.field", equalTo(List.of("expires_at")));
    }

    @Test
    void anExpiredKeyIsToldApartFromAnUnknownOne() throws SQLException {
        String key = newKey(tomorrow(), "read").getString("api_key");
        as(key).get("/v1/settings").then().statusCode(200);
        expire(key);
        Response expired = as(key).get("/v1/settings");
        expired.then()
                .statusCode(401)
                .body("type", is("urn:touchstone:problem:unauthenticated"))
                .body("reason", is("token_expired"));
        assertThat(expired.headers().getValues("WWW-Authenticate"))
                .contains("Bearer realm=\"touchstone\", error=\"invalid_token\", error_description=\"token_expired\"");
    }

    @Test
    void onlyWhoKnowsItsSecretIsToldThatAKeyHasExpired() throws SQLException {
        String key = newKey(tomorrow(), "read").getString("api_key");
        expire(key);
        as(key.substring(0, key.length() - 43) + "A".repeat(43))
                .get("/v1/settings")
                .then()
                .statusCode(401)
                .body("reason", is("unknown_key"));
    }

    @Test
    void aDeletedKeyIsUnknownExpiredOrNot() throws SQLException {
        JsonPath key = newKey(tomorrow(), "read");
        expire(key.getString("api_key"));
        as(workspace.key()).delete("/v1/api-keys/" + key.getString("id")).then().statusCode(204);
        as(key.getString("api_key")).get("/v1/settings").then().statusCode(401).body("reason", is("unknown_key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer", "Basic !", "Digest a"})
    void whateverElseIsSentIsUnknown(String authorization) {
        Response answer = given().header("Authorization", authorization).get("/v1/settings");
        answer.then().statusCode(401).body("reason", is("unknown_key"));
        assertThat(answer.headers().getValues("WWW-Authenticate"))
                .contains("Bearer realm=\"touchstone\", error=\"invalid_token\", error_description=\"unknown_key\"");
    }

    @Test
    void whoSendsNoKeyIsToldOfNoError() {
        Response answer = given().get("/v1/settings");
        answer.then().statusCode(401).body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("reason")));
        assertThat(answer.headers().getValues("WWW-Authenticate")).contains("Bearer realm=\"touchstone\"");
    }

    @Test
    void keysThatExpireDoNotCountAsTheLastAdmin() {
        String first = as(workspace.key()).get("/v1/api-keys").path("data[0].id");
        JsonPath second = newKey(tomorrow(), "admin");
        as(workspace.key())
                .delete("/v1/api-keys/" + first)
                .then()
                .statusCode(409)
                .body("type", is("urn:touchstone:problem:conflict"));
        as(workspace.key())
                .delete("/v1/api-keys/" + second.getString("id"))
                .then()
                .statusCode(204);
        Api.newKey(workspace.key(), "admin");
        as(workspace.key()).delete("/v1/api-keys/" + first).then().statusCode(204);
    }
}
