package io.touchstone.fuzz;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events by which everything exists that {@link Sound} asks for by its id. */
final class History {

    private static final String OF_ONE = """
            {"id":"sent-%1$d","type":"message.sent","occurred_at":"2025-02-%2$02dT10:00:00Z","message_id":"message_id-%1$d",\
            "contact":{"id":"id-%1$d","phone":"+44770090020%2$02d"},"campaign_id":"campaign_id-%1$d"},\
            {"id":"flow-%1$d","type":"message.sent","occurred_at":"2025-02-%2$02dT11:00:00Z","message_id":"of-a-flow-%1$d",\
            "contact":{"id":"id-%1$d"},"flow_id":"flow_id-%1$d","node_id":"node_id-%1$d"},\
            {"id":"read-%1$d","type":"message.read","occurred_at":"2025-02-%2$02dT12:00:00Z","message_id":"message_id-%1$d"},\
            {"id":"bought-%1$d","type":"purchase.placed","occurred_at":"2025-02-%2$02dT13:00:00Z","amount":"10.00",\
            "currency":"GBP","purchase_id":"purchase_id-%1$d","contact":{"id":"id-%1$d"}}""";

    private History() {}

    /** A body for {@code POST /v1/events}. */
    static String ofEverything() {
        return IntStream.range(0, Sound.FEW)
                .mapToObj(i -> OF_ONE.formatted(i, 1 + i % 28))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }
}
