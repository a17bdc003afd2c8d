package io.touchstone.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TableStreamTest {

    @BeforeEach
    void forgetOthers() {
        TableResource.ENDED.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, 200_000})
    void everyRowArrivesInOrder(int rows) {
        List<String> lines = given().get("/test/table?format=ndjson&rows=" + rows)
                .asString()
                .lines()
                .toList();
        assertThat(lines)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, rows)
                        .mapToObj(row -> "{\"number\":" + row + "}")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aFailureInTheMiddleBreaksTheAnswerOff(HttpClient.Version version) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            HttpRequest request = request("rows=1000000&fail_after=300000");
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(TableResource.ENDED.poll(20, TimeUnit.SECONDS)).isEqualTo(300_000);
    }

    @Test
    void soItDoesWhenTheAnswerIsGzipped() {
        assertThatThrownBy(() -> given().header("Accept-Encoding", "gzip")
                        .get("/test/table?format=csv&rows=1000000&fail_after=300000")
                        .asByteArray())
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFailureBeforeAnythingIsOutIsAProblem() {
        given().get("/test/table?format=csv&rows=10&fail_after=5")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .header("Content-Disposition", (String) null)
                .body("type", is("urn:touchstone:problem:internal"));
    }

    @Test
    void aClientThatLeavesGivesItsConnectionBackAndIsNoError() throws Exception {
        ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
        Handler handler = handler(errors);
        Logger.getLogger("").addHandler(handler);
        try {
            // More often than there may be exports at once.
            for (int i = 0; i < 6; i++) {
                try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
                    InputStream body = client.send(request("rows=" + Long.MAX_VALUE), BodyHandlers.ofInputStream())
                            .body();
                    assertThat(body.readNBytes(100)).hasSize(100);
                    body.close();
                    client.shutdownNow();
                }
                assertThat(TableResource.ENDED.poll(20, TimeUnit.SECONDS)).isNotNull();
            }
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        given().get("/test/table?format=csv&rows=1").then().statusCode(200);
        assertThat(errors).isEmpty();
    }

    @Test
    void aClientThatStopsReadingGivesItsConnectionBack() throws Exception {
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.getOutputStream().write("""
                            GET /test/table?format=csv&rows=%d HTTP/1.1\r
                            Host: localhost\r
                            \r
                            """.formatted(Long.MAX_VALUE).getBytes(UTF_8));
            assertThat(TableResource.ENDED.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aHeadIsAnsweredWithoutARow() {
        given().head("/test/table?format=csv&rows=" + Long.MAX_VALUE)
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"numbers_2026-01-01_2026-01-01.csv\"");
    }

    private static HttpRequest request(String query) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/test/table?format=csv&" + query))
                .build();
    }

    private static Handler handler(ConcurrentLinkedQueue<String> errors) {
        return new Handler() {
            @Override
            public void publish(LogRecord log) {
                if (log.getLevel().intValue() >= Level.WARNING.intValue()) {
                    errors.add(log.getLoggerName() + ": " + log.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
