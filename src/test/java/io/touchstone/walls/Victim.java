package io.touchstone.walls;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A workspace that has something of everything, all of whose ids are known to others, and nothing else of it. */
final class Victim {

    /** In every text of it that is no id. */
    static final String CANARY = "canary-97b4d2";

    private static final String PERIOD = "from=2025-01-01&to=2025-12-31";

    private static final String EVENTS = """
            {"events":[
            {"id":"e1","type":"message.sent","occurred_at":"2025-02-01T10:00:00Z","message_id":"wamid.HBgLNDQ3NzAwOTAwMTIz",\
            "contact":{"id":"buyer","name":"%1$s","email":"%1$s@example.com"},"campaign_id":"spring","template":"%1$s"},
            {"id":"e2","type":"message.sent","occurred_at":"2025-02-01T10:00:00Z","message_id":"m2",\
            "contact":{"id":"buyer"},"campaign_id":"summer"},
            {"id":"e3","type":"message.sent","occurred_at":"2025-02-01T10:00:00Z","message_id":"m3",\
            "contact":{"id":"buyer"},"flow_id":"welcome","node_id":"hello"},
            {"id":"e4","type":"message.replied","occurred_at":"2025-02-01T11:00:00Z","message_id":"m3","kind":"quick_reply","button":"%1$s"},
            {"id":"e5","type":"purchase.placed","occurred_at":"2025-02-01T12:00:00Z","purchase_id":"order-1","amount":"7319.37",\
            "currency":"GBP","contact":{"id":"buyer"},"order_name":"%1$s"},
            {"id":"e6","type":"purchase.placed","occurred_at":"2025-02-01T12:00:00Z","purchase_id":"order-2","amount":"1.00",\
            "currency":"GBP","contact":{"id":"buyer"},"order_name":"%1$s"}]}""";

    private final Caller caller;
    private final Tenant tenant;
    private final Map<String, String> ids = new HashMap<>();

    Victim(Caller caller) {
        this.caller = caller;
        tenant = caller.newTenant("Victim " + CANARY);
        must(caller.call("POST", "/v1/events", tenant.key(), EVENTS.formatted(CANARY)));
        must(caller.call("PUT", "/v1/campaigns/spring", tenant.key(), "{\"name\":\"" + CANARY + "\"}"));
        must(caller.call(
                "PUT",
                "/v1/flows/welcome",
                tenant.key(),
                "{\"name\":\"%s\",\"nodes\":[{\"id\":\"hello\",\"name\":\"%s\"}],\"edges\":[]}"
                        .formatted(CANARY, CANARY)));
        must(caller.call(
                "PUT",
                "/v1/rate-cards/GBP?effective_from=2025-01-01",
                tenant.key(),
                "{\"rates\":[{\"market\":\"%s\",\"category\":\"%s\",\"price\":1}]}".formatted(CANARY, CANARY)));
        must(caller.call("POST", "/v1/api-keys", tenant.key(), "{\"name\":\"" + CANARY + "\",\"scopes\":[\"admin\"]}"));
        connect();
        learn();
    }

    /** Where the service keeps secrets; else with ids that could be its own. */
    private void connect() {
        String connection =
                "{\"kind\":\"whatsapp\",\"name\":\"%s\",\"waba_ids\":[\"1\"],\"auth\":\"basic\"}".formatted(CANARY);
        Answer first = caller.call("POST", "/v1/connections", tenant.key(), connection);
        caller.call("POST", "/v1/connections", tenant.key(), connection);
        ids.put("connection", first.status() == 201 ? first.json().path("id").asText() : "con_1");
        ids.put("connections", cursor("/v1/connections?limit=1"));
        Answer link = caller.call(
                "POST",
                "/v1/links",
                tenant.key(),
                "{\"url\":\"https://shop.example/%s\",\"campaign_id\":\"spring\"}".formatted(CANARY));
        ids.put("link", link.status() == 200 ? link.json().path("token").asText() : "1.x");
    }

    private void learn() {
        Caller.NewKey reader = caller.newKey(tenant.key(), "read");
        JsonNode messages = must(caller.get("/v1/messages?limit=1&" + PERIOD, reader.secret()))
                .json();
        ids.putAll(Map.of(
                "campaign", "spring",
                "flow", "welcome",
                "node", "hello",
                "message", "wamid.HBgLNDQ3NzAwOTAwMTIz",
                "purchase", "order-1",
                "contact", "buyer",
                "period", PERIOD,
                "workspace", tenant.id(),
                "key", reader.id()));
        ids.put("masked", messages.at("/data/0/message_id").asText());
        ids.put("messages", messages.path("next_cursor").asText());
        ids.put("campaigns", cursor("/v1/campaigns?all=true&limit=1"));
        ids.put("purchases", cursor("/v1/purchases?limit=1&" + PERIOD));
        ids.put("keys", cursor("/v1/api-keys?limit=1"));
    }

    private String cursor(String path) {
        return must(caller.get(path, tenant.key())).json().path("next_cursor").asText();
    }

    private static Answer must(Answer answer) {
        if (answer.status() / 100 != 2 || answer.json().path("rejected_count").asInt() != 0) {
            throw new IllegalStateException("The victim cannot move in: " + answer);
        }
        return answer;
    }

    Tenant tenant() {
        return tenant;
    }

    /** With ids in place of their names. */
    String filled(String target) {
        String filled = target;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    /** Events that say something else under the same ids. */
    static String otherEvents() {
        return EVENTS.formatted("other");
    }

    /** All that could have been changed about it. When its keys were last used does not matter. */
    List<String> shown() {
        return Stream.of(
                        "/v1/campaigns?all=true&" + PERIOD,
                        "/v1/flows?all=true&" + PERIOD,
                        "/v1/flows/welcome/nodes?" + PERIOD,
                        "/v1/purchases?" + PERIOD,
                        "/v1/messages?" + PERIOD,
                        "/v1/rate-cards",
                        "/v1/rate-cards/GBP",
                        "/v1/settings",
                        "/v1/rebuild",
                        "/v1/rebuild/credits",
                        "/v1/connections",
                        "/v1/audit",
                        "/v1/api-keys?limit=500")
                .map(path -> path.startsWith("/v1/api-keys")
                        ? caller.get(path, tenant.key())
                                .json()
                                .findValuesAsText("id")
                                .toString()
                        : caller.get(path, tenant.key()).text())
                .toList();
    }
}
