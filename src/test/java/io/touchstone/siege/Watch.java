package io.touchstone.siege;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.PackagedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes on during an attack: somebody asks whether the process lives, and another tenant sends events and reads numbers,
 * over connections that it keeps, as clients do. Each of them is a try.
 */
final class Watch implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** As that of the probes in Kubernetes. */
    private static final Duration PATIENCE_OF_PROBES = Duration.ofSeconds(5);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PackagedService service;
    private final String key;
    private final Duration patience;
    private final Tally tally;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final List<Thread> threads;

    /** @param patience for each answer to the other tenant */
    Watch(PackagedService service, String key, Duration patience, Tally tally) {
        this.service = service;
        this.key = key;
        this.patience = patience;
        this.tally = tally;
        threads = List.of(
                Thread.startVirtualThread(() -> goOn(this::probe)),
                Thread.startVirtualThread(() -> goOn(this::send)),
                Thread.startVirtualThread(() -> goOn(this::ask)));
    }

    private void goOn(Runnable work) {
        while (!isOver.get() && service.isAlive()) {
            work.run();
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void probe() {
        Answer answer = new Caller(service.management()).get("/q/health/live", PATIENCE_OF_PROBES);
        tally.tried(answer.status() == 200, "the probe of its life: " + answer);
    }

    private void send() {
        String event = Events.read("watch-" + NUMBER.incrementAndGet());
        expect(
                "another tenant's event",
                request("/v1/events")
                        .header("Content-Type", Ground.JSON)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"events\":[" + event + "]}")));
    }

    private void ask() {
        expect("another tenant's question", request("/v1/performance?period=last_30_days"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.target().port() + path))
                .header("Authorization", "Bearer " + key)
                .timeout(patience);
    }

    private void expect(String what, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = answer(request.build());
            tally.tried(answer.statusCode() == 200, what + ": " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            tally.tried(false, what + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As senders do, it tries once more where a connection ends without a word: a new one cannot be told from those of an attack. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() throws InterruptedException {
        isOver.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        client.close();
        tally.tried(service.isAlive(), "the process ended");
    }
}
