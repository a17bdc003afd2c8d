package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Worlds;
import io.touchstone.event.json.EventLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventStreamTest {

    /** Two chunks and the half of a third. */
    private static final List<String> LINES = IntStream.range(0, 5_000)
            .mapToObj(number -> Batches.sent("e" + number, "m" + number))
            .toList();

    private static final int IN_FINISHED_CHUNKS = 4_000;

    @TestHTTPResource
    URI service;

    private String key = "";

    @BeforeEach
    void createWorkspace() {
        key = Api.newWorkspace().key();
    }

    @Test
    void everyLineIsAnEvent() {
        Batches.postLines(key, Batches.sent("e1", "m1") + "\n" + Batches.sent("e2", "m2") + "\n")
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected_count", equalTo(0));
    }

    @Test
    void theLastLineNeedsNoEnd() {
        Batches.postLines(key, Batches.sent("e1", "m1") + "\r\n" + Batches.sent("e2", "m2"))
                .statusCode(200)
                .body("accepted", equalTo(2));
    }

    @Test
    void linesThatAreNoEventAreRejectedByTheirNumber() {
        Batches.postLines(
                        key,
                        String.join(
                                "\n",
                                Batches.sent("e1", "m1"),
                                "{\"id\": ",
                                "",
                                Batches.sent("e2", "m2") + Batches.sent("e3", "m3"),
                                "[]",
                                Batches.sent("e4", "m4")))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected_count", equalTo(3))
                .body("rejected.index", contains(1, 3, 4))
                .body(
                        "rejected.type",
                        contains(
                                "urn:touchstone:rejection:malformed-json",
                                "urn:touchstone:rejection:malformed-json",
                                "urn:touchstone:rejection:not-an-object"));
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void anOverlongLineIsRejectedAndTheNextOneTaken() {
        String overlong = Batches.sent("e1", "m".repeat(3 * EventLimits.EVENT_BYTES));
        Batches.postLines(key, overlong + "\n" + Batches.sent("e2", "m2"))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.index", contains(0))
                .body("rejected.type", contains("urn:touchstone:rejection:too-large"));
    }

    @Test
    void anEmptyStreamHoldsNoEvents() {
        Api.as(key)
                .contentType("application/x-ndjson")
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0));
    }

    @Test
    void rejectionsKeepTheirNumbersAcrossChunks() {
        String bad = "{}\n".repeat(999);
        Batches.postLines(key, bad + Batches.lines(LINES.subList(0, 2_000)) + bad)
                .statusCode(200)
                .body("accepted", equalTo(2_000))
                .body("rejected_count", equalTo(1_998))
                .body("rejected", hasSize(1_000))
                .body("rejected[998].index", equalTo(998))
                .body("rejected[999].index", equalTo(2_999));
    }

    @Test
    void aStreamThatBreaksOffKeepsItsFinishedChunksAndARepeatCompletesThem() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            write(out, """
                    POST /v1/events HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Content-Type: application/x-ndjson
                    Transfer-Encoding: chunked

                    """.formatted(key).replace("\n", "\r\n"));
            String lines = Batches.lines(LINES);
            writeChunk(out, lines.substring(0, lines.length() - 20));
            awaitSent(IN_FINISHED_CHUNKS);
            // With a reset, as when the client is killed.
            socket.setSoLinger(true, 0);
        }
        Batches.postLines(key, Batches.lines(LINES))
                .statusCode(200)
                .body("accepted", equalTo(LINES.size() - IN_FINISHED_CHUNKS))
                .body("duplicates", equalTo(IN_FINISHED_CHUNKS));
        assertThat(sent()).isEqualTo(LINES.size());
    }

    private void awaitSent(int number) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (sent() < number) {
            assertThat(Instant.now())
                    .as("chunks are committed while the stream goes on")
                    .isBefore(deadline);
        }
    }

    private int sent() {
        return Worlds.get(key, "/v1/performance", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                .at("/kpis/sent")
                .asInt();
    }

    private static void writeChunk(OutputStream out, String text) throws IOException {
        write(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
