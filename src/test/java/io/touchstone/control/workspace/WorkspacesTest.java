package io.touchstone.control.workspace;

import static io.touchstone.Api.OPERATOR;
import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchstone.Api;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WorkspacesTest {

    @Test
    void aNewWorkspaceComesWithAKeyOfEveryScope() {
        String key = as(OPERATOR)
                .body("{\"name\": \"Lädchen 🛍️\", \"timezone\": \"Asia/Kolkata\", \"currency\": \"INR\"}")
                .post("/v1/workspaces")
                .then()
                .statusCode(201)
                .body("id", matchesPattern("ws_[0-9a-z]+"))
                .body("name", is("Lädchen 🛍️"))
                .body("timezone", is("Asia/Kolkata"))
                .body("currency", is("INR"))
                .body("api_key", matchesPattern("tsk_[0-9a-z]+_[0-9a-z]+_[A-Za-z0-9_-]{43}"))
                .extract()
                .path("api_key");
        as(key).get("/v1/api-keys")
                .then()
                .statusCode(200)
                .body("data[0].scopes", equalTo(List.of("ingest", "read", "read_contacts", "admin")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'timezone': 'UTC', 'currency': 'EUR'}                                  | name",
                "{'name': ' ', 'timezone': 'UTC', 'currency': 'EUR'}                     | name",
                "{'name': 'a\\u0000', 'timezone': 'UTC', 'currency': 'EUR'}              | name",
                "{'name': 'a\\ud800', 'timezone': 'UTC', 'currency': 'EUR'}              | name",
                "{'name': 'a', 'currency': 'EUR'}                                        | timezone",
                "{'name': 'a', 'timezone': '+02:00', 'currency': 'EUR'}                  | timezone",
                "{'name': 'a', 'timezone': 'Mars/Olympus', 'currency': 'EUR'}            | timezone",
                "{'name': 'a', 'timezone': 'europe/london', 'currency': 'EUR'}           | timezone",
                "{'name': 'a', 'timezone': 'Z', 'currency': 'EUR'}                       | timezone",
                "{'name': 'a', 'timezone': 'UTC'}                                        | currency",
                "{'name': 'a', 'timezone': 'UTC', 'currency': 'eur'}                     | currency",
                "{'name': 'a', 'timezone': 'UTC', 'currency': 'XAU'}                     | currency",
                "{'name': 'a', 'timezone': 'UTC', 'currency': 'ZZZ'}                     | currency",
                "{'name': 'a', 'timezone': 'UTC', 'currency': 'EUR', 'owner': 'b'}       | owner",
            })
    void whatANewWorkspaceLacksIsNamed(String body, String field) {
        as(OPERATOR)
                .body(body.replace('\'', '"'))
                .post("/v1/workspaces")
                .then()
                .statusCode(400)
                .body("type", is("urn:touchstone:problem:invalid-body"))
                .body("errors.field", equalTo(List.of(field)));
    }

    @Test
    void theListHasEveryWorkspaceOnce() {
        List<String> made = List.of(
                Api.newWorkspace().id(),
                Api.newWorkspace().id(),
                Api.newWorkspace().id());
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = as(OPERATOR)
                    .get("/v1/workspaces?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("data.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(listed).doesNotHaveDuplicates().containsAll(made);
    }

    @Test
    void aDeletedWorkspaceLetsNobodyIn() {
        Api.NewWorkspace workspace = Api.newWorkspace();
        Api.NewWorkspace other = Api.newWorkspace();
        as(OPERATOR).delete("/v1/workspaces/" + workspace.id()).then().statusCode(204);
        as(workspace.key())
                .get("/v1/settings")
                .then()
                .statusCode(401)
                .body("type", is("urn:touchstone:problem:unauthenticated"));
        as(other.key()).get("/v1/settings").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/v1/workspaces/{id}", "POST,/v1/workspaces/{id}/admin-key"})
    void aWorkspaceThatIsNotThereIsNotFound(String method, String path) {
        String deleted = Api.newWorkspace().id();
        as(OPERATOR).delete("/v1/workspaces/" + deleted).then().statusCode(204);
        for (String id : List.of(deleted, "ws_1", "ws_01", "ws_", "WS_1", "ws_-1", "ws_0", "ws_zzzzzzzzzzzzz", "1")) {
            as(OPERATOR)
                    .request(method, path, id)
                    .then()
                    .statusCode(404)
                    .body("type", is("urn:touchstone:problem:not-found"))
                    .body("request_id", notNullValue());
        }
    }

    @Test
    void aNewAdminKeyReplacesTheOldOnesAndNoOthers() {
        Api.NewWorkspace workspace = Api.newWorkspace();
        String reader = Api.newKey(workspace.key(), "read").getString("api_key");
        String admin = Api.newKey(workspace.key(), "admin").getString("api_key");
        String fresh = as(OPERATOR)
                .post("/v1/workspaces/{id}/admin-key", workspace.id())
                .then()
                .statusCode(201)
                .body("scopes", equalTo(List.of("ingest", "read", "read_contacts", "admin")))
                .extract()
                .path("api_key");
        as(workspace.key()).get("/v1/settings").then().statusCode(401);
        as(admin).get("/v1/settings").then().statusCode(401);
        as(reader).get("/v1/settings").then().statusCode(200);
        as(fresh).get("/v1/api-keys").then().statusCode(200).body("data.size()", is(2));
    }
}
