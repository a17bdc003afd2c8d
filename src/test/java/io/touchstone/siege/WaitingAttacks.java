package io.touchstone.siege;

import static io.touchstone.siege.Attack.always;
import static io.touchstone.siege.Attack.thorough;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Line;
import io.touchstone.wire.Printable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Senders that take their time. */
final class WaitingAttacks {

    /** For a slow sender to be sent away: the 30 s over which the least rate holds, and as long again. */
    private static final Duration CUT_OFF = Duration.ofSeconds(75);

    private static final Duration WHILE_HELD = Duration.ofSeconds(20);

    private static final String LARGE = "Content-Type: application/json\r\nContent-Length: 67108864\r\n";
    private static final String SMALL = "Content-Type: application/json\r\nContent-Length: 10000\r\n";

    private final Ground ground;

    WaitingAttacks(Ground ground) {
        this.ground = ground;
    }

    List<Attack> all() {
        return List.of(
                thorough("one body of 64 MiB, a byte every 5 s", tally -> dribbleBodies(tally, 1)),
                thorough("16 bodies of 64 MiB, a byte every 5 s", tally -> dribbleBodies(tally, 16)),
                always("64 bodies of 64 MiB, a byte every 5 s", tally -> dribbleBodies(tally, 64)),
                thorough("500 small bodies of PUT, a byte every 5 s", this::dribbleSmallBodies),
                thorough("NDJSON that goes on with a line every 10 s", this::slowLines),
                always("2,600 half-sent heads", this::halfHeads),
                thorough("200 heads, a byte every 2 s", this::dribbleHeads),
                thorough("10,000 connections that say nothing", this::silence),
                thorough("500 that wait for 100-continue, with 64 MiB announced", this::waitForContinue));
    }

    private void dribbleBodies(Tally tally, int count) throws InterruptedException {
        String key = ground.newKey();
        String head = Ground.head("POST", "/v1/events", key, LARGE);
        dribble(tally, count, head, " ", Duration.ofSeconds(5), true);
    }

    private void dribbleSmallBodies(Tally tally) throws InterruptedException {
        String key = ground.newKey();
        String head = Ground.head("PUT", "/v1/campaigns/slow", key, SMALL);
        dribble(tally, 500, head, " ", Duration.ofSeconds(5), true);
    }

    private void dribbleHeads(Tally tally) throws InterruptedException {
        dribble(
                tally,
                200,
                "GET /v1/performance HTTP/1.1\r\nHost: localhost\r\nX: ",
                "a",
                Duration.ofSeconds(2),
                false);
    }

    /** Each is sent away in time, where it has said enough with an answer. */
    private void dribble(Tally tally, int count, String start, String piece, Duration pause, boolean isAnswered)
            throws InterruptedException {
        Ground.atOnce(count, _ -> {
            try (Line line = Line.open(ground.target())) {
                line.send(Printable.latin(start));
                AtomicBoolean isOver = new AtomicBoolean();
                Thread.startVirtualThread(() -> goOn(line, piece, pause, isOver));
                Answer answer = line.answer("POST", CUT_OFF);
                isOver.set(true);
                if (isAnswered) {
                    tally.answered(answer, 408, 429, 503);
                } else {
                    tally.tried(!answer.flaw().startsWith("no answer"), answer.toString());
                }
            } catch (IOException e) {
                tally.answered(Ground.unreachable(e), 408);
            }
            return count;
        });
    }

    private static void goOn(Line line, String piece, Duration pause, AtomicBoolean isOver) {
        while (!isOver.get() && line.sendWhileHeard(Printable.latin(piece))) {
            sleep(pause);
        }
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Slower than a sender may be: it is sent away, and what it had sent in full chunks stays. */
    private void slowLines(Tally tally) {
        String key = ground.newKey();
        String head = Ground.head(
                "POST", "/v1/events", key, "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n");
        try (Line line = Line.open(ground.target())) {
            line.send(Printable.latin(head));
            sendChunk(line, 0, 2_000);
            AtomicBoolean isOver = new AtomicBoolean();
            Thread.startVirtualThread(() -> {
                for (int i = 2_000; !isOver.get() && sendChunk(line, i, i + 1); i++) {
                    sleep(Duration.ofSeconds(10));
                }
            });
            tally.answered(line.answer("POST", CUT_OFF), 408);
            isOver.set(true);
        } catch (IOException e) {
            tally.answered(Ground.unreachable(e), 408);
        }
        Answer audit = ground.caller().get("/v1/audit", key);
        tally.tried(audit.json().path("events").asInt() >= 2_000, "what was sent is not there: " + audit);
    }

    private static boolean sendChunk(Line line, int from, int to) {
        String events = IntStream.range(from, to)
                .mapToObj(i -> Events.read("e" + i) + "\n")
                .collect(Collectors.joining());
        return line.sendWhileHeard(Printable.latin(Integer.toHexString(events.length()) + "\r\n" + events + "\r\n"));
    }

    /** Nobody's: they hold as much memory as a head may. */
    private void halfHeads(Tally tally) {
        String head = "GET /v1/performance?campaign_id=" + "a".repeat(15_000) + " HTTP/1.1\r\nHost: localhost\r\nX: "
                + "a".repeat(15_000);
        hold(tally, 2_600, head);
    }

    private void silence(Tally tally) {
        hold(tally, 10_000, "");
    }

    private void waitForContinue(Tally tally) {
        String key = ground.newKey();
        hold(tally, 500, Ground.head("POST", "/v1/events", key, LARGE + "Expect: 100-continue\r\n"));
    }

    /** Many connections that have said something and then wait. That some are refused is right; what counts is who else waits. */
    private void hold(Tally tally, int count, String start) {
        List<Line> lines = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Line line = Line.open(ground.target());
                lines.add(line);
                line.sendWhileHeard(Printable.latin(start));
            }
        } catch (IOException e) {
            // No more are taken.
        }
        sleep(WHILE_HELD);
        lines.forEach(Line::close);
        tally.answered(ground.caller().get("/v1/performance", ground.newKey()), 200);
    }
}
