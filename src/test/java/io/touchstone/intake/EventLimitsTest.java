package io.touchstone.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Worlds;
import io.touchstone.http.body.Rooms;
import io.touchstone.http.body.Rooms.Room;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is beyond a limit costs itself alone, and its answer is short. */
@QuarkusTest
@Tag("any-database")
class EventLimitsTest {

    private static final String GOOD = Batches.sent("good", "m1");

    @Inject
    Rooms rooms;

    private String workspace = "";
    private String key = "";

    @BeforeEach
    void createWorkspace() {
        Api.NewWorkspace created = Api.newWorkspace();
        workspace = created.id();
        key = created.key();
    }

    @ParameterizedTest
    @ValueSource(ints = {200_000, 1_000_000})
    void idsOfAnyLengthAreShownShort(int length) {
        List<String> events = IntStream.range(0, 20)
                .mapToObj(number -> Batches.sent(number + "x".repeat(length), "m"))
                .toList();
        for (Response answer : List.of(
                post("application/json", batch(events)), post("application/x-ndjson", utf8(Batches.lines(events))))) {
            answer.then().statusCode(200).body("rejected", hasSize(20));
            assertThat(answer.asByteArray()).hasSizeLessThan(20_000);
            assertThat(answer.jsonPath().<String>getList("rejected.id"))
                    .allSatisfy(
                            id -> assertThat(id == null || id.length() == 255).isTrue());
        }
    }

    @Test
    void anIdThatCannotBeOneIsNotTakenForTheOneThatItIsCutTo() {
        String id = "y".repeat(255);
        Batches.post(key, Batches.sent(id, "m1")).body("accepted", equalTo(1));
        Batches.post(key, Batches.sent(id + "y", "m2"))
                .body("duplicates", equalTo(0))
                .body("rejected.id", contains(id));
    }

    @Test
    void aHugeValueOfAnUnknownFieldCostsItsOwnEvent() {
        String huge = "{\"id\":\"e\",\"colour\":[" + "{},".repeat(5_000_000) + "{}]}";
        for (Response answer : List.of(
                post("application/json", batch(List.of(huge, GOOD))),
                post("application/x-ndjson", utf8(Batches.lines(List.of(huge, GOOD)))))) {
            answer.then()
                    .statusCode(200)
                    .body("rejected.type", contains("urn:touchstone:rejection:too-large"))
                    .body("rejected.index", contains(0));
        }
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void ofMillionsOfUnknownFieldsAFewAreNamed() {
        Response answer =
                post("application/json", utf8("{" + "\"a0\":0,".repeat(3_200_000) + "\"events\":[" + GOOD + "]}"));
        answer.then().statusCode(400).body("errors", hasSize(20));
        assertThat(answer.asByteArray()).hasSizeLessThan(5_000);
        assertThat(sent()).isZero();
    }

    @Test
    void anEventThatIsTooDeepOrHasTooLongANumberCostsItselfAlone() {
        String deep = GOOD.replace("\"spring\"", "[".repeat(5_000) + "]".repeat(5_000));
        String number = Batches.placed("e", "p", "AMOUNT", "GBP").replace("\"AMOUNT\"", "1" + "0".repeat(5_000));
        Batches.post(key, deep, GOOD, number)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.index", contains(0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00C1\u0081", "\u00FF", "\u00ED\u00A0\u0080"})
    void brokenUtf8SpoilsABatchAndALineAlone(String bytes) {
        String broken = Batches.sent("e" + bytes, "m2");
        post("application/json", ("{\"events\":[" + GOOD + "," + broken + "]}").getBytes(ISO_8859_1))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:touchstone:problem:malformed-json"));
        assertThat(sent()).isZero();
        post("application/x-ndjson", (broken + "\n" + GOOD + "\n").getBytes(ISO_8859_1))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.index", contains(0));
    }

    @Test
    void linesOfNoTextCostThemselvesAlone() {
        String lines = "\u0000\u0000\u0000{\u00FF\u00FF\n" + GOOD + "\n\u0000\u0000\u0000{\n\u00FF\u00FE{\u0000\n";
        post("application/x-ndjson", lines.getBytes(ISO_8859_1))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.index", contains(0, 2, 3));
    }

    @Test
    void anotherCharsetIsNoJson() {
        post("application/json", ("{\"events\":[" + GOOD + "]}").getBytes(UTF_16LE))
                .then()
                .statusCode(400);
    }

    @Test
    void aMarkAtTheBeginIsPassedOver() {
        post("application/json", utf8("\uFEFF{\"events\":[" + GOOD + "]}"))
                .then()
                .body("accepted", equalTo(1));
        post("application/x-ndjson", utf8("\uFEFF" + Batches.sent("e2", "m2") + "\n"))
                .then()
                .body("accepted", equalTo(1));
    }

    @Test
    void eventsMayComeInGzip() {
        List<String> events = IntStream.range(0, 2_000)
                .mapToObj(number -> Batches.sent("e" + number, "m" + number))
                .toList();
        zipped("application/x-ndjson", utf8(Batches.lines(events)))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2_000));
        zipped("application/json", batch(events)).then().statusCode(200).body("duplicates", equalTo(2_000));
        assertThat(sent()).isEqualTo(2_000);
    }

    @Test
    void linesOfTheGreatestSizeAreStoredInSmallerChunks() {
        String reason = "文".repeat(4_000);
        List<String> events = IntStream.range(0, 1_500)
                .mapToObj(number -> """
                        {"id": "e%d", "type": "message.failed", "occurred_at": "%s", "message_id": "m", "reason": "%s"}""".formatted(number, Batches.AT, reason))
                .toList();
        post("application/x-ndjson", utf8(Batches.lines(events)))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1_500));
        assertThat(rooms.held()).isZero();
    }

    @Test
    void whileOneWorkspaceHoldsAllThatItMayAnotherIsServed() {
        String other = Api.newWorkspace().key();
        try (Room first = rooms.enter(workspace);
                Room second = rooms.enter(workspace)) {
            second.take(1);
            while (first.tryTake(100_000)) {}
            assertThat(rooms.enter(workspace).tryTake(100_000)).isFalse();
            Batches.post(other, Collections.nCopies(500, GOOD)).statusCode(200);
        }
        Batches.post(key, Collections.nCopies(500, GOOD)).statusCode(200);
    }

    @Test
    void allRoomComesBackWhateverBecameOfTheRequest() {
        List<byte[]> bodies = new ArrayList<>();
        bodies.add(batch(Collections.nCopies(500, GOOD)));
        bodies.add(batch(Collections.nCopies(10_001, "{}")));
        bodies.add(utf8("{\"events\":[" + "{},".repeat(500)));
        bodies.add(utf8("{\"events\":[" + "{},".repeat(5_000) + "{]}"));
        for (byte[] body : bodies) {
            assertThat(post("application/json", body).statusCode()).isIn(200, 400);
            assertThat(rooms.held()).isZero();
        }
    }

    private Response post(String type, byte[] body) {
        return Api.as(key).contentType(type).body(body).post("/v1/events");
    }

    private Response zipped(String type, byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Api.as(key)
                .header("Content-Encoding", "gzip")
                .contentType(type)
                .body(zipped.toByteArray())
                .post("/v1/events");
    }

    private static byte[] batch(List<String> events) {
        return utf8("{\"events\": [" + String.join(",", events) + "]}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private int sent() {
        return Worlds.get(key, "/v1/performance", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                .at("/kpis/sent")
                .asInt();
    }
}
