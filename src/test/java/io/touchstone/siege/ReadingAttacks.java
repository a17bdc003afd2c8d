package io.touchstone.siege;

import static io.touchstone.siege.Attack.always;
import static io.touchstone.siege.Attack.thorough;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Line;
import io.touchstone.wire.Printable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Askers that do not listen, and answers that cost much. */
final class ReadingAttacks {

    private static final Duration WHILE_HELD = Duration.ofSeconds(15);
    private static final Duration REBUILT = Duration.ofMinutes(3);
    private static final String EXPORT = "/v1/messages?from=2025-01-01&to=2025-12-31&format=csv";

    /** In bytes: all rows of {@link BigWorkspace}. */
    private static final long EXPORTED = 64L * 1024 * 1024;

    /** In bytes: a purchase with 400,000 clicks before it. */
    private static final long JOURNEY = 128L * 1024 * 1024;

    /** In bytes: 15,000 failures with the longest reasons. */
    private static final long FAILURES = 256L * 1024 * 1024;

    private static final int PER_REQUEST = 5_000;

    private final Ground ground;
    private final BigWorkspace big;

    ReadingAttacks(Ground ground, BigWorkspace big) {
        this.ground = ground;
        this.big = big;
    }

    List<Attack> all() {
        return List.of(
                always("32 connections that ask for /openapi 3,000 times and never read", this::neverRead),
                thorough("20 exports that are never read", this::exportsNeverRead),
                always("20 audits at once", this::audits),
                thorough("60,000 campaigns with the longest ids, asked for 24 times at once", this::campaigns),
                thorough("400,000 clicks before a purchase, asked for 24 times at once", this::clicks),
                thorough(
                        "31,000 failures with long reasons of one message, told, read and exported",
                        tally -> failures(tally, 31_000)),
                thorough("15,000 of them, which the room of one request holds", tally -> failures(tally, 15_000)),
                thorough("6,000 days with orders, all of them asked for 24 times at once", this::days),
                thorough("300 days with orders of every pair of lags, asked for 24 times at once", this::cells),
                thorough("20 exports at once", this::exports),
                thorough("rebuilds, 60 asked for at once", this::rebuilds));
    }

    private void neverRead(Tally tally) throws InterruptedException {
        byte[] asked = Printable.latin("GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3_000));
        holdEach(32, asked);
        tally.answered(ground.caller().get("/openapi", "none"), EXPORTED, Set.of(200));
    }

    private void exportsNeverRead(Tally tally) throws InterruptedException {
        holdEach(20, Printable.latin(Ground.head("GET", EXPORT, big.key(), "")));
        tally.answered(ground.caller().get(EXPORT, big.key()), EXPORTED, Set.of(200, 429));
    }

    private void holdEach(int count, byte[] asked) throws InterruptedException {
        Ground.atOnce(count, _ -> {
            try (Line line = Line.open(ground.target())) {
                Thread.startVirtualThread(() -> line.sendWhileHeard(asked));
                TimeUnit.NANOSECONDS.sleep(WHILE_HELD.toNanos());
            } catch (IOException e) {
                // It is not taken: so much the better.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return count;
        });
    }

    private void audits(Tally tally) throws InterruptedException {
        List<Answer> answers = Ground.atOnce(20, _ -> ground.caller().get("/v1/audit", big.key()));
        answers.forEach(answer -> {
            tally.answered(answer, 200, 429);
            if (answer.status() == 200) {
                tally.tried(answer.json().path("differences").asLong(-1) == 0, answer.toString());
            }
        });
        tally.tried(answers.stream().anyMatch(answer -> answer.status() == 200), "nobody got an audit");
        tally.tried(answers.stream().anyMatch(answer -> answer.status() == 429), "nobody had to wait");
    }

    private void campaigns(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        send(tally, key, 60_000, Events::ofNewCampaign);
        String days = "from=2025-01-01&to=2025-12-31";
        List<String> paths = List.of(
                "/v1/campaigns?limit=1&" + days,
                "/v1/campaigns?format=csv&" + days,
                "/v1/report?dimensions=campaign&limit=1&" + days,
                "/v1/messages?limit=1&" + days);
        askAtOnce(tally, key, paths);
    }

    private void clicks(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        tally.answered(ground.post(key, Ground.LINES, Body.each(1, _ -> Events.orderOfClicker("p"))), 200);
        send(tally, key, 400_000, Events::click);
        askAtOnce(tally, key, List.of("/v1/purchases/p"));
        // What cannot be stored is refused, and anything else of the same workspace is taken.
        Answer later = ground.post(key, Ground.LINES, Body.each(1, _ -> Events.orderOfClicker("later")));
        tally.answered(later, 200, 429, 503);
        tally.answered(ground.post(key, Ground.LINES, Body.each(1, Events::conversion)), 200);
    }

    private void failures(Tally tally, int count) throws InterruptedException {
        String key = ground.newKey();
        send(tally, key, count, Events::failure);
        tally.answered(ground.post(key, Ground.LINES, Body.each(1, _ -> Events.readButFailed())), 200);
        tally.answered(ground.caller().get("/v1/messages/m", key), FAILURES, Set.of(200, 503));
        Ground.atOnce(24, _ -> ground.caller().get("/v1/messages/m", key))
                .forEach(answer -> tally.answered(answer, FAILURES, Set.of(200, 429, 503)));
        Ground.atOnce(
                        4,
                        _ -> ground.post(
                                "/v1/contacts/export", key, Ground.JSON, "", Body.of("{\"contact\":{\"id\":\"c\"}}")))
                .forEach(answer -> tally.answered(answer, FAILURES, Set.of(200, 429, 503)));
        tally.answered(
                ground.post("/v1/contacts/erase", key, Ground.JSON, "", Body.of("{\"contact\":{\"id\":\"c\"}}")),
                200,
                503);
    }

    private void days(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        send(tally, key, 6_000, Events::orderOfDay);
        String days = "from=2009-01-02&to=2025-06-01&compare=previous_year";
        List<String> paths = List.of(
                "/v1/performance?" + days,
                "/v1/performance?period=all_time",
                "/v1/performance/series?period=all_time",
                "/v1/performance/series?interval=hour&from=2024-05-01&to=2025-06-01",
                "/v1/report?dimensions=day,source_kind&limit=10000&period=all_time");
        askAtOnce(tally, key, paths);
    }

    private void cells(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        send(tally, key, 30_000, Events::orderOfCell);
        askAtOnce(tally, key, List.of("/v1/performance?period=all_time", "/v1/performance/series?period=all_time"));
    }

    private void send(Tally tally, String key, int count, IntFunction<String> event) {
        for (int from = 0; from < count; from += PER_REQUEST) {
            int first = from;
            int some = Math.min(PER_REQUEST, count - from);
            tally.answered(ground.post(key, Ground.LINES, Body.each(some, i -> event.apply(first + i))), 200);
        }
    }

    private void askAtOnce(Tally tally, String key, List<String> paths) throws InterruptedException {
        List<Answer> answers = Ground.atOnce(24, i -> ground.caller().get(paths.get(i % paths.size()), key));
        answers.forEach(answer -> tally.answered(answer, JOURNEY, Set.of(200, 429, 503)));
    }

    private void exports(Tally tally) throws InterruptedException {
        List<Answer> answers = Ground.atOnce(20, _ -> ground.caller().get(EXPORT, big.key()));
        answers.forEach(answer -> tally.answered(answer, EXPORTED, Set.of(200, 429)));
        tally.tried(answers.stream().anyMatch(answer -> answer.status() == 200), "nobody got an export");
    }

    private void rebuilds(Tally tally) throws InterruptedException {
        List<String> paths = List.of("/v1/rebuild", "/v1/rebuild?origin=facts", "/v1/rebuild/credits");
        Ground.atOnce(60, i -> ground.caller().call("POST", paths.get(i % paths.size()), big.key(), ""))
                .forEach(answer -> tally.answered(answer, 202, 409, 429));
        long end = System.nanoTime() + REBUILT.toNanos();
        while (isRebuilding() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
        }
        tally.tried(!isRebuilding(), "it never ends");
        Answer audit = ground.caller().get("/v1/audit", big.key());
        tally.tried(audit.json().path("differences").asLong(-1) == 0, audit.toString());
    }

    private boolean isRebuilding() {
        return List.of("/v1/settings", "/v1/rebuild/credits").stream()
                .anyMatch(path -> ground.caller()
                        .get(path, big.key())
                        .json()
                        .path("rebuilding")
                        .asBoolean());
    }
}
