package io.touchstone.intake;

import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Events as clients write them, good and bad. */
final class Batches {

    static final String AT = "2025-03-03T10:00:00Z";

    private Batches() {}

    static ValidatableResponse post(String key, String... events) {
        return post(key, List.of(events));
    }

    static ValidatableResponse post(String key, List<String> events) {
        return postBody(key, "{\"events\": [" + String.join(",", events) + "]}");
    }

    static ValidatableResponse postBody(String key, String body) {
        return Api.as(key)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then();
    }

    static ValidatableResponse postLines(String key, String lines) {
        return Api.as(key)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then();
    }

    static String sent(String id, String message) {
        return """
                {"id": "%s", "type": "message.sent", "occurred_at": "%s", "message_id": "%s", "contact": {"id": "ada"},\
                 "campaign_id": "spring"}""".formatted(id, AT, message);
    }

    static String placed(String id, String purchase, String amount, String currency) {
        return """
                {"id": "%s", "type": "purchase.placed", "occurred_at": "%s", "purchase_id": "%s",\
                 "contact": {"id": "ada"}, "amount": "%s", "currency": "%s"}""".formatted(id, AT, purchase, amount, currency);
    }

    static String lines(List<String> events) {
        return events.stream().map(event -> event + "\n").collect(Collectors.joining());
    }
}
