package io.touchstone.siege;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.Line;
import io.touchstone.wire.Printable;
import io.touchstone.wire.Target;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Where attacks are carried out from. */
final class Ground {

    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    /** For an answer to an attack: none of them is answered later by a service that lives. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Target target;
    private final Caller caller;

    Ground(Target target) {
        this.target = target;
        this.caller = new Caller(target);
    }

    Target target() {
        return target;
    }

    Caller caller() {
        return caller;
    }

    /** A workspace of an attacker, by its key with every scope. */
    String newKey() {
        return caller.newTenant("Attacker").key();
    }

    static String head(String method, String path, String key, String more) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n" + more
                + "\r\n";
    }

    Answer post(String key, String type, Body body) {
        return post(key, type, "", body);
    }

    /** Events. */
    Answer post(String key, String type, String more, Body body) {
        return post("/v1/events", key, type, more, body);
    }

    /** In chunks of the protocol, so that no length is announced. */
    Answer post(String path, String key, String type, String more, Body body) {
        String head = head(
                "POST",
                path,
                key,
                "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n" + more);
        try (Line line = Line.open(target)) {
            // The answer may come, and has to be heard, before all is said.
            Thread.startVirtualThread(() -> send(line, head, body));
            return line.answer("POST", PATIENCE);
        } catch (IOException e) {
            return unreachable(e);
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

    static Answer unreachable(IOException e) {
        return new Answer(0, Map.of(), new byte[0], 0, "no connection: " + e.getMessage());
    }

    /** The same by so many at once, with a number each. */
    static <T> List<T> atOnce(int count, IntFunction<T> attack) throws InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> attacks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                attacks.add(() -> attack.apply(number));
            }
            return executor.invokeAll(attacks).stream().map(Future::resultNow).toList();
        }
    }
}
