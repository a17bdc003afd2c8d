package io.touchstone.siege;

import static io.touchstone.siege.Attack.always;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Line;
import io.touchstone.wire.Printable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What comes over connections. */
final class HookAttacks {

    private static final String HEADER = "X-Siege";
    private static final String SECRET = "secret-of-the-siege";
    private static final String PROOF = HEADER + ": " + SECRET + "\r\n";

    /** In bytes: a body may have as many. */
    private static final int LONGEST = 3 * 1024 * 1024;

    private static final int FLOODERS = 64;
    private static final Duration FLOOD = Duration.ofSeconds(15);

    /** For a delivery of somebody else: platforms wait some seconds. */
    private static final Duration PATIENCE_OF_PLATFORMS = Duration.ofSeconds(5);

    private final Ground ground;
    private final AtomicInteger number = new AtomicInteger();

    HookAttacks(Ground ground) {
        this.ground = ground;
    }

    List<Attack> all() {
        return List.of(
                always("a flood of one connection, beside another's", this::flood),
                always("32 deliveries of 3 MiB at once: many values, deep ones, many statuses", this::large),
                always("64 deliveries of 3 MiB at once that prove nothing", this::stolen));
    }

    private String connect() {
        Answer answer = ground.caller()
                .call(
                        "POST",
                        "/v1/connections",
                        ground.newKey(),
                        "{\"kind\":\"whatsapp\",\"name\":\"Siege\",\"phone_number_ids\":[\"700\"],\"auth\":\"static_header\",\"header\":\""
                                + HEADER + "\",\"secret\":\"" + SECRET + "\"}");
        return URI.create(answer.json().path("webhook_url").asText()).getPath();
    }

    private Answer deliver(String path, String proof, Body body, Duration patience) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + proof
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (Line line = Line.open(ground.target())) {
            // The answer may come, and has to be heard, before all is said.
            Thread.startVirtualThread(() -> send(line, head, body));
            return line.answer("POST", patience);
        } catch (IOException e) {
            return Ground.unreachable(e);
        }
    }

    private static void send(Line line, String head, Body body) {
        try (OutputStream chunks = new BufferedOutputStream(new ChunkedOutputStream(line), 1 << 16)) {
            line.send(Printable.latin(head));
            body.writeTo(chunks);
        } catch (IOException e) {
            // Whoever is no longer listened to has been answered, or cut off: the reader sees which.
        }
    }

    /** What Meta sends of so many messages. */
    private Body statuses(int count) {
        return Body.of(
                        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"900\",\"changes\":[{\"field\":\"messages\","
                                + "\"value\":{\"metadata\":{\"phone_number_id\":\"700\"},\"statuses\":[")
                .then(Body.each(count, i -> (i == 0 ? "" : ",") + status()))
                .then("]}}]}]}");
    }

    private String status() {
        return ("{\"id\":\"wamid.%d\",\"status\":\"delivered\",\"timestamp\":\"1782900000\",\"recipient_id\":\"33612345678\","
                        + "\"biz_opaque_callback_data\":\"{\\\"v\\\":1,\\\"c\\\":\\\"siege\\\"}\","
                        + "\"pricing\":{\"category\":\"marketing\",\"type\":\"regular\"}}")
                .formatted(number.incrementAndGet());
    }

    /** Whoever delivers with measure is answered in time; of the flood each is, if only that there are too many. */
    private void flood(Tally tally) throws InterruptedException {
        String flooded = connect();
        String other = connect();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread beside = Thread.startVirtualThread(() -> {
            while (!isOver.get()) {
                tally.answered(deliver(other, PROOF, statuses(1), PATIENCE_OF_PLATFORMS), 200);
                sleep(Duration.ofMillis(200));
            }
        });
        long end = System.nanoTime() + FLOOD.toNanos();
        Ground.atOnce(FLOODERS, _ -> {
            while (System.nanoTime() < end) {
                tally.answered(deliver(flooded, PROOF, statuses(20), Ground.PATIENCE), 200, 429, 503);
            }
            return flooded;
        });
        isOver.set(true);
        beside.join();
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void large(Tally tally) throws InterruptedException {
        String path = connect();
        int statusesOfOne = LONGEST / (status().length() + 1) - 1;
        List<Body> bodies = List.of(
                Body.of("{\"entry\":[")
                        .then(Body.repeated("{},", LONGEST / 3 - 10))
                        .then("{}]}"),
                Body.repeated("[", LONGEST),
                Body.repeated("{\"entry\":", LONGEST / 9),
                statuses(statusesOfOne));
        Ground.atOnce(32, i -> {
            Answer answer = deliver(path, PROOF, bodies.get(i % bodies.size()), Ground.PATIENCE);
            tally.answered(answer, 200, 413, 429, 503);
            return answer;
        });
    }

    private void stolen(Tally tally) throws InterruptedException {
        String path = connect();
        Ground.atOnce(64, _ -> {
            Answer answer = deliver(path, "", Body.repeated(" ", LONGEST), Ground.PATIENCE);
            tally.answered(answer, 401, 429, 503);
            return answer;
        });
    }
}
