package io.touchstone.query.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MessageDetailTest {

    private static final Instant NOON = Instant.parse("2025-03-03T12:00:00Z");
    private static final String LINK = "https://shop.example/cart/4711?key=secret";

    private String key = "";

    /** Message {@code m} with an event of every type. */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        Money foreign = new Money(new BigDecimal("0.0500"), Currency.getInstance("EUR"), new BigDecimal("0.80"));
        Worlds.send(
                key,
                List.of(
                        new Event.ContactOptedOut("z", NOON.plusSeconds(9), History.contact("ada"), "m"),
                        new Event.MessageClicked("click", NOON.plusSeconds(6), "m", LINK, false),
                        new Event.MessageClicked("bot", NOON.plusSeconds(5), "m", null, true),
                        new Event.MessageReplied("\uD83D\uDE00", NOON.plusSeconds(4), "m", ReplyKind.TEXT, null),
                        new Event.MessageReplied("\uFB01", NOON.plusSeconds(4), "m", ReplyKind.QUICK_REPLY, "Yes"),
                        new Event.MessageRead("read", NOON.plusSeconds(3), "m"),
                        new Event.MessageFailed("failed", NOON.plusSeconds(2), "m", "131026", "Not on WhatsApp"),
                        new Event.MessageDelivered("delivered", NOON.plusSeconds(1), "m", null),
                        new Event.MessagePriced("priced", NOON, "m", new Cost(foreign, true)),
                        new Event.MessageSent(
                                "a",
                                NOON,
                                "m",
                                new ContactReference("ada", "+33600000001", null, "Ada L", null),
                                new Source.OfFlowNode("welcome", "n1"),
                                null,
                                "marketing",
                                "hello")),
                true);
    }

    @Test
    void everythingKnownIsShown() {
        assertThat(Worlds.texts(message("m")))
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("message_id", "m"),
                        Map.entry("kind", "flow"),
                        Map.entry("flow_id", "welcome"),
                        Map.entry("node_id", "n1"),
                        Map.entry("template", "hello"),
                        Map.entry("category", "marketing"),
                        Map.entry("sent_at", "2025-03-03T12:00:00.000Z"),
                        Map.entry("delivered_at", "2025-03-03T12:00:01.000Z"),
                        Map.entry("read_at", "2025-03-03T12:00:03.000Z"),
                        Map.entry("failed_at", "null"),
                        Map.entry("responses", "1"),
                        Map.entry("clicks", "1"),
                        Map.entry("machine_clicks", "1"),
                        Map.entry("text_replies", "1"),
                        Map.entry("opted_out", "true"),
                        Map.entry("cost", "0.04"),
                        Map.entry("cost_estimated", "true"),
                        Map.entry("currency", "GBP"),
                        Map.entry("counted", "true"),
                        Map.entry("uncounted_reason", "null")));
    }

    @Test
    void eventsComeByTimeAndThenByCodePoint() {
        assertThat(message("m").path("events"))
                .extracting(event -> event.path("id").asText())
                .containsExactly(
                        "a", "priced", "delivered", "failed", "read", "\uFB01", "\uD83D\uDE00", "bot", "click", "z");
    }

    @Test
    void anEventHasTheDetailsThatWereSentAndNoOthers() {
        JsonNode events = message("m").path("events");
        assertThat(events.get(0).toString())
                .isEqualTo(
                        "{\"id\":\"a\",\"type\":\"message.sent\",\"occurred_at\":\"2025-03-03T12:00:00.000Z\","
                                + "\"flow_id\":\"welcome\",\"node_id\":\"n1\",\"template\":\"hello\",\"category\":\"marketing\"}");
        assertThat(Worlds.texts(events.get(1).path("cost")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("amount", "0.05", "currency", "EUR", "exchange_rate", "0.8", "estimated", "true"));
        assertThat(own(events.get(3))).isEqualTo(Map.of("code", "131026", "reason", "Not on WhatsApp"));
        assertThat(own(events.get(5))).isEqualTo(Map.of("kind", "quick_reply", "button", "Yes"));
        assertThat(own(events.get(6))).isEqualTo(Map.of("kind", "text"));
        assertThat(own(events.get(7))).isEqualTo(Map.of("machine", "true"));
        assertThat(own(events.get(8))).isEqualTo(Map.of("machine", "false", "url", LINK));
        assertThat(own(events.get(9))).isEmpty();
    }

    @Test
    void withoutReadContactsTheContactAndLinksAreMasked() {
        JsonNode message = masked();
        assertThat(message.at("/contact/name").asText()).isEqualTo("A. L.");
        assertThat(message.at("/contact/id").isNull()).isTrue();
        assertThat(message.at("/contact/email").isNull()).isTrue();
        assertThat(message.at("/events/8/url").asText()).isEqualTo("https://shop.example/***");
    }

    @Test
    void withoutReadContactsIdsAndTextsOfEventsAreLeftOut() {
        JsonNode events = masked().path("events");
        assertThat(events).hasSize(10).allSatisfy(event -> {
            assertThat(event.has("id")).isFalse();
            assertThat(event.has("button")).isFalse();
            assertThat(event.has("reason")).isFalse();
        });
        assertThat(events.get(0).toString())
                .isEqualTo(
                        "{\"type\":\"message.sent\",\"occurred_at\":\"2025-03-03T12:00:00.000Z\","
                                + "\"flow_id\":\"welcome\",\"node_id\":\"n1\",\"template\":\"hello\",\"category\":\"marketing\"}");
        assertThat(own(events.get(3))).isEqualTo(Map.of("code", "131026"));
        assertThat(own(events.get(5))).isEqualTo(Map.of("kind", "quick_reply"));
    }

    private JsonNode masked() {
        String reader = Api.newKey(key, "read").getString("api_key");
        String opaque = Worlds.pages(reader, "/v1/messages", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                .getFirst()
                .path("message_id")
                .asText();
        return Worlds.get(reader, "/v1/messages/{id}", Map.of(), opaque);
    }

    @Test
    void aMessageWhoseSendingIsUnknownSaysSo() {
        Worlds.send(
                key,
                List.of(
                        new Event.MessageFailed("f", NOON, "stub", "1", null),
                        new Event.MessageRead("r", NOON.plusSeconds(1), "other")),
                true);
        assertThat(Worlds.texts(message("stub")))
                .containsAllEntriesOf(Map.of(
                        "counted", "false",
                        "uncounted_reason", "sent_missing",
                        "contact", "null",
                        "kind", "null",
                        "sent_at", "null",
                        "failed_at", "2025-03-03T12:00:00.000Z",
                        "failure_code", "1"));
        assertThat(message("other").path("events")).hasSize(1);
    }

    @Test
    void anOptOutAloneMakesAMessageKnown() {
        Worlds.send(key, List.of(new Event.ContactOptedOut("o", NOON, History.contact("ada"), "stub")), true);
        assertThat(message("stub").path("opted_out").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "M", "m%20", "welcome"})
    void aMessageThatNoEventNamesIsNotFound(String id) {
        Api.as(key)
                .urlEncodingEnabled(false)
                .get("/v1/messages/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:touchstone:problem:not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a%2Fb", "a;b=c", "+", "..a", "日本 ", "?#&"})
    void anyIdCanBeAskedFor(String id) {
        Worlds.send(key, List.of(new Event.MessageRead("odd", NOON, id)), true);
        assertThat(message(id).path("message_id").asText()).isEqualTo(id);
    }

    private JsonNode message(String id) {
        return Worlds.get(key, "/v1/messages/{id}", Map.of(), id);
    }

    /** What only some events have. */
    private static Map<String, String> own(JsonNode event) {
        Map<String, String> texts = Worlds.texts(event);
        texts.keySet().removeAll(List.of("id", "type", "occurred_at"));
        return texts;
    }
}
