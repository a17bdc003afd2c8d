package io.touchstone.http;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CrossSiteTest {

    private static final String CHANGE = "{\"rate_base\": \"delivered\"}";

    private String key = "";

    @BeforeEach
    void makeAKey() {
        key = Api.newWorkspace().key();
    }

    private RequestSpecification from(String site) {
        return Api.as(key).header("Sec-Fetch-Site", site);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /v1/events",
        "POST,   /v1/rebuild",
        "POST,   /v1/api-keys",
        "PUT,    /v1/campaigns/a",
        "PATCH,  /v1/settings",
        "DELETE, /v1/api-keys/a"
    })
    void pagesOfOtherSitesChangeNothing(String method, String path) {
        from("cross-site")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", is("urn:touchstone:problem:cross-site"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://evil.example", "https://app.example.evil.example", "http://app.example"})
    void notEvenThoseThatNameAnotherOrigin(String origin) {
        from("cross-site")
                .header("Origin", origin)
                .body(CHANGE)
                .patch("/v1/settings")
                .then()
                .statusCode(403)
                .body("type", is("urn:touchstone:problem:cross-site"));
        Api.as(key).get("/v1/settings").then().body("rate_base", is(not("delivered")));
    }

    @Test
    void pagesOfAnOriginThatMayCallTheApiDo() {
        from("cross-site")
                .header("Origin", "https://app.example")
                .body(CHANGE)
                .patch("/v1/settings")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "same-site", "none"})
    void othersDo(String site) {
        from(site).body(CHANGE).patch("/v1/settings").then().statusCode(200);
    }

    @Test
    void linksMayBeFollowedFromAnywhere() {
        from("cross-site").get("/v1/performance").then().statusCode(200);
    }
}
