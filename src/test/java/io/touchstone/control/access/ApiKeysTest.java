package io.touchstone.control.access;

import static io.restassured.RestAssured.given;
import static io.touchstone.Api.OPERATOR;
import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchstone.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiKeysTest {

    @Inject
    AgroalDataSource database;

    @Test
    void aNewKeyHasTheScopesThatWereAskedFor() {
        as(Api.newWorkspace().key())
                .body("{\"name\": \"BI\", \"scopes\": [\"read_contacts\", \"read\", \"read\"]}")
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .body("name", is("BI"))
                .body("scopes", equalTo(List.of("read", "read_contacts")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'scopes': ['read']}                            | name",
                "{'name': '', 'scopes': ['read']}                | name",
                "{'name': 'a'}                                   | scopes",
                "{'name': 'a', 'scopes': []}                     | scopes",
                "{'name': 'a', 'scopes': ['read', 'write']}      | scopes",
                "{'name': 'a', 'scopes': ['operator']}           | scopes",
                "{'name': 'a', 'scopes': [null]}                 | scopes",
                "{'name': 'a', 'scopes': 'read'}                 | scopes",
                "{'name': 'a', 'scopes': ['read', 1]}            | scopes[1]",
                "{'name': 'a', 'scopes': ['read'], 'id': 'b'}    | id",
            })
    void whatANewKeyLacksIsNamed(String body, String field) {
        as(Api.newWorkspace().key())
                .body(body.replace('\'', '"'))
                .post("/v1/api-keys")
                .then()
                .statusCode(400)
                .body("type", is("urn:touchstone:problem:invalid-body"))
                .body("errors.field", equalTo(List.of(field)));
    }

    @Test
    void theListShowsNoSecret() {
        String admin = Api.newWorkspace().key();
        String key = Api.newKey(admin, "read").getString("api_key");
        Response list = as(admin).get("/v1/api-keys");
        assertThat(list.<List<String>>path("data.name")).containsExactlyInAnyOrder("admin", "a key");
        assertThat(list.asString())
                .doesNotContain("api_key")
                .doesNotContain("tsk_")
                .doesNotContain(key.substring(key.length() - 43));
    }

    @Test
    void theListHasPages() {
        String admin = Api.newWorkspace().key();
        Api.newKey(admin, "read");
        JsonPath first = as(admin).get("/v1/api-keys?limit=1").jsonPath();
        JsonPath second = as(admin)
                .get("/v1/api-keys?limit=1&cursor=" + first.getString("next_cursor"))
                .jsonPath();
        assertThat(second.getString("next_cursor")).isNull();
        assertThat(second.getString("data[0].id")).isNotEqualTo(first.getString("data[0].id"));
    }

    @Test
    void aWorkspaceSeesItsOwnKeysOnly() {
        Api.NewWorkspace other = Api.newWorkspace();
        String mine = Api.newWorkspace().key();
        Api.newKey(other.key(), "read");
        as(mine).get("/v1/api-keys").then().body("data.size()", is(1));
    }

    @Test
    void aKeyOfAnotherWorkspaceCannotBeDeleted() {
        JsonPath others = Api.newKey(Api.newWorkspace().key(), "read");
        as(Api.newWorkspace().key())
                .delete("/v1/api-keys/" + others.getString("id"))
                .then()
                .statusCode(404)
                .body("type", is("urn:touchstone:problem:not-found"));
        as(others.getString("api_key")).get("/v1/settings").then().statusCode(200);
    }

    @Test
    void aDeletedKeyLetsNobodyIn() {
        String admin = Api.newWorkspace().key();
        JsonPath key = Api.newKey(admin, "read");
        as(admin).delete("/v1/api-keys/" + key.getString("id")).then().statusCode(204);
        as(key.getString("api_key")).get("/v1/settings").then().statusCode(401);
        as(admin).delete("/v1/api-keys/" + key.getString("id")).then().statusCode(404);
    }

    @Test
    void theLastAdminKeyStays() {
        String admin = Api.newWorkspace().key();
        String id = as(admin).get("/v1/api-keys").path("data[0].id");
        Api.newKey(admin, "read", "ingest", "read_contacts");
        as(admin)
                .delete("/v1/api-keys/" + id)
                .then()
                .statusCode(409)
                .body("type", is("urn:touchstone:problem:conflict"));
        Api.newKey(admin, "admin");
        as(admin).delete("/v1/api-keys/" + id).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anything"})
    void aKeyMayBeTheUserNameOfHttpBasic(String password) {
        given().auth()
                .preemptive()
                .basic(Api.newWorkspace().key(), password)
                .get("/v1/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void theOperatorMayUseHttpBasicToo() {
        given().auth()
                .preemptive()
                .basic(OPERATOR, "")
                .get("/v1/workspaces")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Basic", "Basic !", "Basic YQ==", "Digest a", "a"})
    void anAuthorizationOfAnotherFormIsRefused(String header) {
        given().header("Authorization", header)
                .get("/v1/settings")
                .then()
                .statusCode(401)
                .body("type", is("urn:touchstone:problem:unauthenticated"));
    }

    @Test
    void onlyAHashOfTheSecretIsStored() throws SQLException {
        String key = Api.newWorkspace().key();
        ApiKeyToken token = ApiKeyToken.parse(key).orElseThrow();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT secret_hash FROM api_key WHERE workspace_id = ? AND id = ?")) {
            statement.setLong(1, token.workspace().value());
            statement.setLong(2, token.keyId());
            ResultSet row = statement.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getBytes(1)).isEqualTo(ApiKeyToken.sha256(key.substring(key.length() - 43)));
        }
    }

    @Test
    void aKeyThatIsPrintedByMistakeTellsNoSecret() {
        String key = "tsk_1_2_" + "a".repeat(43);
        assertThat(ApiKeyToken.parse(key).orElseThrow()).hasToString("tsk_1_2_…");
    }
}
