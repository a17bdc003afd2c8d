package io.touchstone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.Tenant;
import java.util.ArrayList;
import java.util.List;

/** Another workspace, to which nothing is sent while the run goes on, and of which nobody may see anything. */
final class Neighbour {

    /** In texts of it that no request holds. */
    static final String CANARY = "canary-1c5e0f";

    private static final List<String> SHOWN = List.of(
            "/v1/campaigns?all=true",
            "/v1/flows?all=true",
            "/v1/purchases?from=2025-01-01&to=2025-12-31",
            "/v1/messages?from=2025-01-01&to=2025-12-31",
            "/v1/settings");

    private final Caller caller;
    private final Tenant tenant;
    private final String keyId;
    private final String cursor;
    private final List<String> before;

    Neighbour(Caller caller) {
        this.caller = caller;
        tenant = caller.newTenant("Neighbour");
        keyId = caller.newKey(tenant.key(), "read").id();
        must(caller.call("POST", "/v1/events", tenant.key(), events()), 200);
        must(caller.call("PUT", "/v1/campaigns/campaign_id-1", tenant.key(), "{\"name\":\"" + CANARY + "\"}"), 200);
        cursor = caller.get("/v1/campaigns?all=true&limit=1", tenant.key())
                .json()
                .path("next_cursor")
                .asText("");
        before = shown();
    }

    /** With ids that the requests of the run have, too. */
    private static String events() {
        StringBuilder events = new StringBuilder("{\"events\":[");
        for (int i = 0; i < 3; i++) {
            events.append("""
                    {"id":"id-%1$d","type":"message.sent","occurred_at":"2025-02-01T10:00:00Z","message_id":"message_id-%1$d",\
                    "contact":{"id":"id-%1$d","name":"%2$s"},"campaign_id":"campaign_id-%1$d","template":"%2$s"},\
                    {"id":"read-%1$d","type":"message.read","occurred_at":"2025-02-01T11:00:00Z","message_id":"message_id-%1$d"},\
                    {"id":"bought-%1$d","type":"purchase.placed","occurred_at":"2025-02-01T12:00:00Z","amount":"10.00","currency":"GBP",\
                    "purchase_id":"purchase_id-%1$d","contact":{"id":"id-%1$d"},"order_name":"%2$s"},""".formatted(i, CANARY));
        }
        events.setCharAt(events.length() - 1, ']');
        return events.append('}').toString();
    }

    private static void must(Answer answer, int status) {
        JsonNode body = answer.json();
        if (answer.status() != status || body.path("rejected_count").asInt() != 0) {
            throw new IllegalStateException("The neighbour cannot move in: " + answer);
        }
    }

    String keyId() {
        return keyId;
    }

    String cursor() {
        return cursor;
    }

    private List<String> shown() {
        return SHOWN.stream().map(path -> caller.get(path, tenant.key()).text()).toList();
    }

    /** What changed about it. It goes away then. */
    List<String> close() {
        List<String> faults = new ArrayList<>();
        List<String> now = shown();
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(before.get(i))) {
                faults.add("what another workspace shows changed from " + before.get(i) + " to " + now.get(i));
            }
        }
        caller.call("DELETE", "/v1/workspaces/" + tenant.id(), caller.target().operatorToken(), "");
        return faults;
    }
}
