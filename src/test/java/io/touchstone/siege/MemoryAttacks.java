package io.touchstone.siege;

import static io.touchstone.siege.Attack.always;
import static io.touchstone.siege.Attack.thorough;
import static io.touchstone.siege.Ground.JSON;
import static io.touchstone.siege.Ground.LINES;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.wire.Answer;
import java.util.List;
import java.util.Set;

/** Bodies that are more in memory than they are on the wire, or simply much. */
final class MemoryAttacks {

    private static final int MEBI = 1024 * 1024;

    /** In bytes: a thousand rejected events, with all that is shown of their ids. */
    private static final long LONG_RECEIPT = 2L * MEBI;

    private static final String START = "{\"events\":[";
    private static final String END = "]}";

    private final Ground ground;

    MemoryAttacks(Ground ground) {
        this.ground = ground;
    }

    List<Attack> all() {
        return List.of(
                always("an unknown field [{},{},…] of 16 MB", this::unknownField),
                always("unknown fields [{},{},…] of 1 MB, 16 at once", this::unknownFieldsAtOnce),
                always("3.2 million unknown fields around events", this::fieldsAround),
                always("millions of empty links, and of empty persons in twelve bodies at once", this::emptyObjects),
                always("ten NDJSON streams of 2,000 of the greatest events at once", this::greatestStreams),
                always("2,000 NDJSON lines of 256 KiB, nearly all of it an id", this::longIdLines),
                always("twenty ids of 1 MB", this::longIds),
                thorough("64 MiB of the greatest events, six at once", this::greatestBatches),
                always("an event nested 5,000,000 deep beside a good one", this::deep),
                always("numbers of a million digits beside a good event", this::longNumbers));
    }

    private void unknownField(Tally tally) {
        String key = ground.newKey();
        for (int i = 0; i < 4; i++) {
            tally.answered(ground.post(key, JSON, oneWith(fieldOf(16))), 200, 400, 413);
        }
        tally.answered(ground.post(key, LINES, lineWith(fieldOf(16))), 200);
    }

    private void unknownFieldsAtOnce(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        for (int round = 0; round < 3; round++) {
            Ground.atOnce(16, _ -> ground.post(key, JSON, oneWith(fieldOf(1))))
                    .forEach(answer -> tally.answered(answer, 200, 400, 413, 429, 503));
        }
    }

    private static Body fieldOf(int mebibytes) {
        return Body.of("[").then(Body.repeated("{},", mebibytes * MEBI / 3)).then("{}]");
    }

    private static Body oneWith(Body value) {
        return Body.of(START).then(lineWith(value)).then(END);
    }

    private static Body lineWith(Body value) {
        String event = Events.with("e", "unknown", "?");
        int at = event.indexOf('?');
        return Body.of(event.substring(0, at)).then(value).then(event.substring(at + 1));
    }

    private void fieldsAround(Tally tally) {
        String key = ground.newKey();
        Body body = Body.of("{")
                .then(Body.each(3_200_000, i -> "\"a" + Integer.toString(i, 36) + "\":0,"))
                .then("\"events\":[" + Events.read("e") + END);
        for (int i = 0; i < 2; i++) {
            tally.answered(ground.post(key, JSON, body), 400, 413);
        }
    }

    private void emptyObjects(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        Body links = Body.of("{\"links\":[")
                .then(Body.repeated("{},", 8 * MEBI / 3 - 10))
                .then("{}]}");
        tally.answered(ground.post("/v1/links", key, JSON, "", links), 400, 413);
        Body persons = Body.of("{\"contact\":[")
                .then(Body.repeated("{},", MEBI / 3 - 10))
                .then("{}]}");
        List<String> keys = List.of(key, ground.newKey(), ground.newKey());
        Ground.atOnce(12, i -> ground.post("/v1/contacts/export", keys.get(i % keys.size()), JSON, "", persons))
                .forEach(answer -> tally.answered(answer, 400, 413, 429, 503));
    }

    private void greatestStreams(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        Ground.atOnce(
                        10,
                        stream -> ground.post(
                                key, LINES, Body.each(2_000, i -> Events.greatest(stream + "-" + i + "-") + "\n")))
                .forEach(answer -> {
                    tally.answered(answer, 200, 429, 503);
                    if (answer.status() == 200) {
                        tally.tried(answer.json().path("accepted").asInt() == 2_000, "not all accepted: " + answer);
                    }
                });
    }

    private void longIdLines(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        // Shorter than the longest line by the rest of the event.
        String id = "x".repeat(256 * 1024 - 200);
        Ground.atOnce(
                        2,
                        stream -> ground.post(
                                key,
                                LINES,
                                Body.each(2_000, i -> Events.readWithId(stream + "-" + i + "-" + id) + "\n")))
                .forEach(answer -> tally.answered(answer, LONG_RECEIPT, Set.of(200, 413, 429, 503)));
    }

    private void longIds(Tally tally) {
        String key = ground.newKey();
        Body batch = Body.of(START)
                .then(Body.each(20, i -> Events.readWithId(i + "-" + "x".repeat(MEBI)) + ","))
                .then(Events.read("good") + END);
        for (int i = 0; i < 5; i++) {
            tally.answered(ground.post(key, JSON, batch), 200, 400, 413);
        }
    }

    private void greatestBatches(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        Ground.atOnce(
                        6,
                        batch -> ground.post(
                                key,
                                JSON,
                                Body.of(START)
                                        .then(Body.each(4_800, i -> Events.greatest(batch + "-" + i + "-") + ","))
                                        .then(Events.read("last-" + batch) + END)))
                .forEach(answer -> tally.answered(answer, LONG_RECEIPT, Set.of(200, 413, 429, 503)));
    }

    private void deep(Tally tally) {
        int depth = 5_000_000;
        Body nested = Body.repeated("[", depth).then(Body.repeated("]", depth));
        besideAGoodOne(tally, nested);
        tally.answered(ground.post(ground.newKey(), JSON, Body.repeated("[", 16 * MEBI)), 400, 413);
        tally.answered(ground.post(ground.newKey(), JSON, Body.repeated("{\"a\":", 3 * MEBI)), 400, 413);
    }

    private void longNumbers(Tally tally) {
        besideAGoodOne(tally, Body.repeated("7", MEBI));
        besideAGoodOne(tally, Body.of("0.").then(Body.repeated("7", MEBI)));
        besideAGoodOne(tally, Body.of("1e").then(Body.repeated("9", 20_000)));
        besideAGoodOne(tally, Body.of("1e999999999"));
    }

    /** What cannot be read costs itself alone, as a batch and as lines. */
    private void besideAGoodOne(Tally tally, Body value) {
        Answer batch = ground.post(
                ground.newKey(), JSON, Body.of(START).then(lineWith(value)).then("," + Events.read("good") + END));
        tally.tried(isHalf(batch), "the good event of the batch did not survive: " + batch);
        Answer lines = ground.post(ground.newKey(), LINES, lineWith(value).then("\n" + Events.read("good") + "\n"));
        tally.tried(isHalf(lines), "the good line did not survive: " + lines);
    }

    private static boolean isHalf(Answer answer) {
        JsonNode receipt = answer.json();
        return answer.status() == 200
                && receipt.path("accepted").asInt() == 1
                && receipt.path("rejected_count").asInt() == 1;
    }
}
