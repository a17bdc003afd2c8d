package io.touchstone.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.Worlds;
import io.touchstone.http.body.BodyWatch;
import io.touchstone.http.body.GunzippedInputStreamTest;
import io.touchstone.http.body.Rooms;
import io.touchstone.http.body.ShortBody;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies come: in which encoding, in which charset, how fast, and what they hold meanwhile. */
@QuarkusTest
@Tag("any-database")
class BodiesTest {

    private static final byte[] BODY = "{\"text\":\"é\"}".getBytes(UTF_8);

    @Inject
    BodyWatch watch;

    @Inject
    Rooms rooms;

    @Inject
    ShortBody shortBodies;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void aBodyMayComeInGzip(String encoding) {
        encoded(encoding, GunzippedInputStreamTest.gzip(BODY), "/test/body")
                .then()
                .statusCode(200)
                .body("text", is("é"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", ""})
    void aBodyMaySayThatItIsNotEncoded(String encoding) {
        encoded(encoding, BODY, "/test/body").then().statusCode(200).body("text", is("é"));
    }

    @Test
    void aStreamMayComeInGzip() {
        byte[] zipped = GunzippedInputStreamTest.gzip(new byte[20_000_000]);
        given().header("Content-Encoding", "gzip")
                .contentType("application/x-ndjson")
                .body(zipped)
                .post("/test/stream")
                .then()
                .body(is("20000000"));
    }

    @Test
    void limitsHoldForWhatABodyInflatesTo() {
        byte[] within = ("{\"text\":\"" + "a".repeat(89) + "\"}").getBytes(UTF_8);
        encoded("gzip", GunzippedInputStreamTest.gzip(within), "/test/small")
                .then()
                .statusCode(200);
        byte[] beyond = ("{\"text\":\"" + "a".repeat(90) + "\"}").getBytes(UTF_8);
        problem(encoded("gzip", GunzippedInputStreamTest.gzip(beyond), "/test/small"), 413, "body-too-large");
        byte[] bomb = GunzippedInputStreamTest.gzip(("{\"text\":\"" + "a".repeat(30_000_000)).getBytes(UTF_8));
        problem(encoded("gzip", bomb, "/test/body"), 413, "body-too-large");
    }

    @Test
    void whatIsNoGzipIsRefused() {
        problem(encoded("gzip", BODY, "/test/body"), 400, "bad-request");
        byte[] zipped = GunzippedInputStreamTest.gzip(BODY);
        problem(encoded("gzip", Arrays.copyOf(zipped, zipped.length - 3), "/test/body"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "identity, gzip", "gzip;q=1", "*"})
    void anotherEncodingIsNotTaken(String encoding) {
        problem(encoded(encoding, BODY, "/test/body"), 415, "unsupported-media-type")
                .header("Accept-Encoding", "gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "utf-16", "us-ascii"})
    void anotherCharsetIsNotTaken(String charset) {
        problem(
                        given().header("Content-Type", "application/json;charset=" + charset)
                                .body("{}".getBytes(UTF_8))
                                .post("/test/body"),
                        415,
                        "unsupported-media-type")
                .header("Accept-Encoding", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"charset=utf-8", "charset=UTF-8", "charset=\"utf-8\""})
    void theCharsetOfJsonMayBeSaid(String parameter) {
        given().header("Content-Type", "application/json;" + parameter)
                .body(BODY)
                .post("/test/body")
                .then()
                .statusCode(200)
                .body("text", is("é"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "ISO-8859-1"})
    void jsonInAnotherCharsetIsMalformed(String charset) {
        problem(json("{\"text\":\"é\"}".getBytes(Charset.forName(charset))), 400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00C1\u0081", "\u00ED\u00A0\u0080", "\u00FF", "\u00E9"})
    void bytesThatOnlyLookLikeUtf8AreMalformed(String bytes) {
        problem(json(("{\"text\":\"" + bytes + "\"}").getBytes(ISO_8859_1)), 400, "malformed-json");
        problem(
                json(("{\"several\":[{\"campaign_window\":\"" + bytes + "\"}]}").getBytes(ISO_8859_1)),
                400,
                "malformed-json");
    }

    @Test
    void aMarkAtTheBeginIsPassedOver() {
        json("\uFEFF{\"text\":\"é\"}".getBytes(UTF_8)).then().statusCode(200).body("text", is("é"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"LONG\":1}",
                "{\"LONG\":1,\"LONG\":2}",
                "{\"text\":1,\"LONG\"",
                "{\"nested\":{\"LONG\":{}}}",
                "{\"touch\":\"LONG\"}",
                "{\"text\":LONG}",
                "LONG"
            })
    void whatIsWrongIsToldShortHoweverLongItIs(String body) {
        Response response = json(body.replace("LONG", "long".repeat(10_000)).getBytes(UTF_8));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asByteArray()).hasSizeLessThan(1_500);
    }

    @Test
    void aShortBodyThatDoesNotComeEndsInAProblem() {
        try (Sender sender = new Sender("/test/body", "application/json", "Content-Length: 100")) {
            sender.send("{\"te");
            assertThat(sender.answerAfter(Duration.ofSeconds(31)))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:touchstone:problem:body-too-slow", "request_id", "onnection: close");
        }
        await(() -> shortBodies.held() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000", "Transfer-Encoding: chunked"})
    void aBodyThatDoesNotComeEndsInAProblem(String length) {
        try (Sender sender = new Sender("/test/body", "application/json", length)) {
            sender.send(length.startsWith("T") ? "5\r\n{\"tex\r\n" : "{\"tex");
            assertThat(sender.answerAfter(Duration.ofSeconds(31)))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:touchstone:problem:body-too-slow", "request_id", "onnection: close");
        }
        await(() -> rooms.held() == 0);
    }

    @Test
    void ofAStreamThatStopsTheFinishedChunksStay() {
        String key = Api.newWorkspace().key();
        String lines = IntStream.range(0, 2_500)
                .mapToObj(number -> """
                        {"id":"e%d","type":"message.sent","occurred_at":"2025-03-03T10:00:00Z","message_id":"m%d",\
                        "contact":{"id":"ada"},"campaign_id":"spring"}
                        """.formatted(number, number))
                .collect(Collectors.joining());
        try (Sender sender = new Sender(
                "/v1/events",
                "application/x-ndjson",
                "Authorization: Bearer " + key + "\r\nTransfer-Encoding: chunked")) {
            sender.send(Integer.toHexString(lines.length()) + "\r\n" + lines + "\r\n");
            await(() -> sent(key) == 2_000);
            assertThat(sender.answerAfter(Duration.ofSeconds(31))).startsWith("HTTP/1.1 408 ");
        }
        assertThat(sent(key)).isEqualTo(2_000);
        await(() -> rooms.held() == 0);
    }

    @Test
    void whatAHeadAnnouncesTakesNoRoom() throws IOException {
        String key = Api.newWorkspace().key();
        Sender[] senders = new Sender[20];
        for (int i = 0; i < senders.length; i++) {
            senders[i] = new Sender(
                    "/v1/events", "application/json", "Authorization: Bearer " + key + "\r\nContent-Length: 67108864");
            senders[i].send("{\"events\":[{\"id\":\"e\",");
        }
        given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body("{\"events\":[{}]}")
                .post("/v1/events")
                .then()
                .statusCode(200);
        assertThat(rooms.held()).isLessThan(1_000_000);
        for (Sender sender : senders) {
            sender.close();
        }
        await(() -> rooms.held() == 0);
    }

    private static int sent(String key) {
        return Worlds.get(key, "/v1/performance", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                .at("/kpis/sent")
                .asInt();
    }

    private static Response encoded(String encoding, byte[] body, String path) {
        return given().header("Content-Encoding", encoding)
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private static Response json(byte[] body) {
        return given().contentType("application/json").body(body).post("/test/body");
    }

    private static ValidatableResponse problem(Response response, int status, String type) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("urn:touchstone:problem:" + type))
                .body("request_id", is(response.header("X-Request-Id")));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.yield();
        }
    }

    /** Sends a part of what it announces. */
    private final class Sender implements AutoCloseable {

        private final Socket socket;

        Sender(String path, String type, String more) {
            try {
                socket = new Socket("localhost", RestAssured.port);
                socket.setSoTimeout(20_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + more + "\r\n\r\n");
        }

        void send(String text) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(text.getBytes(UTF_8));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What comes back when so much time has passed, until the server closes the connection. */
        String answerAfter(Duration time) {
            try {
                InputStream in = socket.getInputStream();
                await(() -> {
                    watch.check(System.nanoTime() + time.toNanos());
                    try {
                        return in.available() > 0;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                return new String(in.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
