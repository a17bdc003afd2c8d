package io.touchstone;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ManagementTest {

    /** Ends in {@code /q/}, under which everything there lies. */
    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void healthAnswersOnTheManagementPort(String question) {
        get(management.resolve("health/" + question)).then().statusCode(200);
    }

    @Test
    void metricsAnswerOnTheManagementPort() {
        assertThat(get(management.resolve("metrics")).asString()).contains("agroal_active_count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "metrics", "nothing"})
    void nothingThatAnswersThereIsKeptOrGuessed(String path) {
        get(management.resolve(path))
                .then()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void healthDoesNotAnswerOnTheServicePort() {
        get("/q/health/ready").then().statusCode(404);
    }

    @Test
    void openApiAnswersOnTheServicePort() {
        assertThat(get("/openapi").asString()).contains("openapi: 3.1");
    }
}
