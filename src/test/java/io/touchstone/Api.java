package io.touchstone;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Calls the running service as its clients do. */
public final class Api {

    /** As configured for tests. */
    public static final String OPERATOR = "operator-of-the-tests";

    private Api() {}

    /** A new workspace's id and key with every scope. */
    public record NewWorkspace(String id, String key) {}

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    public static NewWorkspace newWorkspace() {
        return newWorkspace("Europe/London", "GBP");
    }

    public static NewWorkspace newWorkspace(String timezone, String currency) {
        JsonPath answer = as(OPERATOR)
                .body(Map.of("name", "Shop", "timezone", timezone, "currency", currency))
                .post("/v1/workspaces")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new NewWorkspace(answer.getString("id"), answer.getString("api_key"));
    }

    /** Another key of the workspace that the admin key belongs to. */
    public static JsonPath newKey(String adminKey, String... scopes) {
        return as(adminKey)
                .body(Map.of("name", "a key", "scopes", scopes))
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
