package io.touchstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CorsTest {

    private static final String ORIGIN = "https://app.example";

    @Test
    void aPageOfAConfiguredOriginMayReadAnswersAndTheirHeaders() {
        String key = Api.newWorkspace().key();
        Response answer = Api.as(key).header("Origin", ORIGIN).get("/v1/performance");
        answer.then().statusCode(200).header("Access-Control-Allow-Origin", ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers").split(", ?"))
                .containsExactlyInAnyOrder(
                        "ETag",
                        "Link",
                        "Content-Disposition",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Retry-After",
                        "X-Request-Id");
        assertThat(String.join(",", answer.headers().getValues("Vary"))).containsIgnoringCase("Origin");
    }

    @Test
    void soItMayReadProblemsAnd304s() {
        String key = Api.newWorkspace().key();
        given().header("Origin", ORIGIN)
                .get("/v1/performance")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", ORIGIN);
        Api.as(key)
                .header("Origin", ORIGIN)
                .header("If-None-Match", Api.as(key).get("/v1/performance").header("ETag"))
                .get("/v1/performance")
                .then()
                .statusCode(304)
                .header("Access-Control-Allow-Origin", ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void aPreflightNeedsNoKey(String method) {
        Response answer = given().header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization, content-type, if-none-match, accept")
                .options("/v1/performance");
        answer.then().statusCode(200).header("Access-Control-Allow-Origin", ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(List.of(answer.header("Access-Control-Allow-Headers")
                        .toLowerCase(java.util.Locale.ROOT)
                        .split(", ?")))
                .contains("authorization", "content-type", "if-none-match", "accept");
    }

    @Test
    void aPageOfAnotherOriginMayNot() {
        Response answer = Api.as(Api.newWorkspace().key())
                .header("Origin", "https://evil.example")
                .get("/v1/performance");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }
}
