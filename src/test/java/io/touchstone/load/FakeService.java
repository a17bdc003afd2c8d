package io.touchstone.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes lines for events: a line that it has had is a duplicate, one that says {@code bad} is rejected. */
final class FakeService implements AutoCloseable {

    /** An answer that is given instead, before the request is looked at. A status of 0 breaks the connection off. */
    record Trouble(int status, Map<String, String> headers) {}

    final Set<String> stored = new TreeSet<>();
    final List<Integer> requestSizes = new ArrayList<>();
    final Deque<Trouble> troubles = new ArrayDeque<>();
    private final HttpServer server;

    FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/events", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Trouble trouble = troubles.poll();
            if (trouble != null) {
                if (trouble.status() != 0) {
                    trouble.headers().forEach(exchange.getResponseHeaders()::set);
                    send(exchange, trouble.status(), "{\"title\":\"trouble\"}");
                }
            } else if (!"Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    || !"application/x-ndjson"
                            .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                send(exchange, 401, "{\"title\":\"No valid API key was given\"}");
            } else {
                send(exchange, 200, store(body.lines().toList()));
            }
        }
    }

    private String store(List<String> lines) {
        requestSizes.add(lines.size());
        int accepted = 0;
        int duplicates = 0;
        List<String> rejected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("bad")) {
                rejected.add("""
                        {"index":%d,"id":"e%d","type":"invalid","detail":"it is bad"}""".formatted(i, i));
            } else if (stored.add(lines.get(i))) {
                accepted++;
            } else {
                duplicates++;
            }
        }
        return """
                {"accepted":%d,"duplicates":%d,"rejected_count":%d,"rejected":[%s],"unknown":1}""".formatted(accepted, duplicates, rejected.size(), String.join(",", rejected));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
