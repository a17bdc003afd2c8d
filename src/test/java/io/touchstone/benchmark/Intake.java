package io.touchstone.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.benchmark.HttpConnection.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Events on their way into a workspace. */
final class Intake {

    /** @param body ready to be sent */
    record Request(byte[] body, int events) {}

    private static final String PATH = "/v1/events";

    private static final long PAUSE_MILLIS = 50;

    private final Service service;
    private final Workspace workspace;

    Intake(Service service, Workspace workspace) {
        this.service = service;
        this.workspace = workspace;
    }

    /** Of up to {@code size} events each, as JSON: each is a transaction. */
    List<Request> batches(List<WorldEvent> events, int size) {
        return pieces(events, size).stream().map(this::batch).toList();
    }

    /** Of up to {@code size} events each, a line for each. */
    List<Request> streams(List<WorldEvent> events, int size) {
        return pieces(events, size).stream()
                .map(piece -> new Request(
                        HttpConnection.post(
                                PATH,
                                workspace.key(),
                                "application/x-ndjson",
                                piece.stream().map(WorldEvent::json).collect(Collectors.joining("\n"))),
                        piece.size()))
                .toList();
    }

    Request batch(List<WorldEvent> events) {
        return new Request(
                HttpConnection.post(
                        PATH,
                        workspace.key(),
                        "application/json",
                        events.stream().map(WorldEvent::json).collect(Collectors.joining(",", "{\"events\":[", "]}"))),
                events.size());
    }

    /** Sends all and returns when all are acknowledged: events per second. */
    double send(Collection<Request> requests, int connections) throws IOException, InterruptedException {
        Queue<Request> waiting = new ConcurrentLinkedQueue<>(requests);
        long start = System.nanoTime();
        Turns.atOnce(connections, () -> drain(waiting, Long.MAX_VALUE));
        return requests.stream().mapToLong(Request::events).sum() / Turns.seconds(start);
    }

    /** Sends what it can within some seconds, and leaves the rest in the queue: events per second. */
    double sendFor(double seconds, Queue<Request> requests, int connections) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long events = Turns.atOnce(connections, () -> drain(requests, end)).stream()
                .mapToLong(Long::longValue)
                .sum();
        return events / Turns.seconds(start);
    }

    private long drain(Queue<Request> waiting, long end) throws IOException, InterruptedException {
        long events = 0;
        try (HttpConnection connection = service.connect()) {
            while (System.nanoTime() < end) {
                Request request = waiting.poll();
                if (request == null) {
                    break;
                }
                send(connection, request);
                events += request.events();
            }
        }
        return events;
    }

    private static void send(HttpConnection connection, Request request) throws IOException, InterruptedException {
        Answer answer = connection.send(request.body());
        while (answer.status() == 503 || answer.status() == 429) {
            Thread.sleep(PAUSE_MILLIS);
            answer = connection.send(request.body());
        }
        JsonNode counts = Json.parse(answer);
        if (counts.path("rejected_count").asLong() != 0) {
            throw new IOException("The world has events that are rejected; if they are of tomorrow,"
                    + " earlier runs have taken all until today, and it takes an empty schema: " + answer);
        }
    }

    private static List<List<WorldEvent>> pieces(List<WorldEvent> events, int size) {
        List<List<WorldEvent>> pieces = new ArrayList<>();
        for (int from = 0; from < events.size(); from += size) {
            pieces.add(events.subList(from, Math.min(from + size, events.size())));
        }
        return pieces;
    }
}
