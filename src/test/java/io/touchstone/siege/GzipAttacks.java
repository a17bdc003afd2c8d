package io.touchstone.siege;

import static io.touchstone.siege.Attack.always;
import static io.touchstone.siege.Attack.thorough;
import static io.touchstone.siege.Ground.JSON;
import static io.touchstone.siege.Ground.LINES;

import io.touchstone.wire.Answer;
import java.util.List;
import java.util.Set;

/** A megabyte that inflates to a gigabyte. */
final class GzipAttacks {

    private static final String GZIP = "Content-Encoding: gzip\r\n";
    private static final int GIBI = 1024 * 1024 * 1024;

    /** In bytes: a thousand rejected events. */
    private static final long LONG_RECEIPT = 2L * 1024 * 1024;

    private final Ground ground;

    GzipAttacks(Ground ground) {
        this.ground = ground;
    }

    List<Attack> all() {
        return List.of(
                always("2,000 good lines, gzipped, are stored", this::goodLines),
                always("1 GB of blanks in gzip", this::blanks),
                thorough("1 GB of lines {} in gzip", this::emptyLines),
                thorough("one text of 1 GB in gzip", this::oneText),
                thorough("1 GB of blanks in gzip, eight at once", this::blanksAtOnce));
    }

    private void goodLines(Tally tally) {
        String key = ground.newKey();
        Answer answer = ground.post(
                key,
                LINES,
                GZIP,
                Body.each(2_000, i -> Events.read("e" + i) + "\n").gzipped());
        tally.tried(answer.status() == 200 && answer.json().path("accepted").asInt() == 2_000, answer.toString());
    }

    private void blanks(Tally tally) {
        Body bomb = Body.repeated(" ", GIBI).then("{}").gzipped();
        String key = ground.newKey();
        tally.answered(ground.post(key, JSON, GZIP, bomb), 413);
        // One line that is too long.
        tally.answered(ground.post(key, LINES, GZIP, bomb), 200, 413);
    }

    private void emptyLines(Tally tally) {
        Body bomb = Body.repeated("{}\n", GIBI / 3).gzipped();
        Answer answer = ground.post(ground.newKey(), LINES, GZIP, bomb);
        // Lines have no end, and nobody has to wait for them.
        if (!answer.flaw().startsWith("no answer")) {
            tally.answered(answer, LONG_RECEIPT, Set.of(200, 408, 413, 429, 503));
        }
    }

    private void oneText(Tally tally) {
        Body text = Body.of("\"").then(Body.repeated("a", GIBI)).then("\"");
        String key = ground.newKey();
        tally.answered(
                ground.post(
                        key,
                        JSON,
                        GZIP,
                        Body.of("{\"events\":[{\"id\":").then(text).then("}]}").gzipped()),
                200,
                400,
                413);
        tally.answered(
                ground.post(
                        key,
                        LINES,
                        GZIP,
                        Body.of("{\"id\":").then(text).then("}\n").gzipped()),
                200,
                413);
    }

    private void blanksAtOnce(Tally tally) throws InterruptedException {
        Body bomb = Body.repeated(" ", GIBI).then("{}").gzipped();
        String key = ground.newKey();
        Ground.atOnce(8, _ -> ground.post(key, JSON, GZIP, bomb))
                .forEach(answer -> tally.answered(answer, 413, 429, 503));
    }
}
