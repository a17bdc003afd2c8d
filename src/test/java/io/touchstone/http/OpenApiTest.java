package io.touchstone.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    @Test
    void theFileInTheRepositoryDescribesTheRunningService() throws IOException {
        byte[] served = RestAssured.get("/openapi").asByteArray();
        assertThat(new String(served, StandardCharsets.UTF_8))
                .as("openapi.yaml; `make openapi` brings it up to date")
                .isEqualTo(Files.readString(Path.of("openapi.yaml")));
    }
}
