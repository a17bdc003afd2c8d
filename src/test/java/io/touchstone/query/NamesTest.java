package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import io.touchstone.sql.CountedStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside ids and instants: names, local dates, and what the touches of a journey were. */
@QuarkusTest
class NamesTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    /** In Apia, at UTC+13: noon in UTC is the next day there. */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace("Pacific/Apia", "GBP").key();
        Worlds.send(
                key,
                List.of(
                        sent("m1", new Source.OfCampaign("spring"), "2025-03-03T09:00:00Z", "hello_spring"),
                        new Event.MessageRead("r1", at("2025-03-03T09:30:00Z"), "m1"),
                        sent("m2", new Source.OfFlowNode("welcome", "n1"), "2025-03-03T12:00:00Z", null),
                        new Event.MessageReplied(
                                "q2", at("2025-03-03T12:10:00Z"), "m2", ReplyKind.QUICK_REPLY, "Show me"),
                        new Event.MessageClicked(
                                "c2", at("2025-03-03T12:20:00Z"), "m2", "https://shop.example/spring?c=4711", false)),
                true);
        new History("GBP", "p")
                .bought("p1", "ada", "2025-03-03T12:30:00Z", "10.00")
                .sendTo(key);
        Api.as(key).body(Map.of("name", "Spring sale")).put("/v1/campaigns/spring");
        name("welcome", "Welcome", "n1", "Greeting");
        // Another flow has a node of the same id.
        name("goodbye", "Goodbye", "n1", "Farewell");
    }

    private void name(String flow, String name, String node, String nodeName) {
        Api.as(key)
                .body(Map.of("name", name, "nodes", List.of(Map.of("id", node, "name", nodeName))))
                .put("/v1/flows/" + flow)
                .then()
                .statusCode(200);
    }

    private static Event sent(String message, Source source, String at, @Nullable String template) {
        return new Event.MessageSent(
                message + "-sent", at(at), message, History.contact("ada"), source, null, null, template);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    @Test
    void aCreditNamesWhatEarnedIt() {
        JsonNode purchase = purchases().getFirst();
        assertThat(Worlds.texts(purchase.path("credit")))
                .containsAllEntriesOf(Map.of(
                        "flow_id", "welcome",
                        "flow_name", "Welcome",
                        "node_id", "n1",
                        "node_name", "Greeting",
                        "campaign_name", "null",
                        "template", "null"));
        assertThat(purchase.path("purchased_at").asText()).isEqualTo("2025-03-03T12:30:00.000Z");
        assertThat(purchase.path("purchased_on").asText()).isEqualTo("2025-03-04");
    }

    @Test
    void whatOnlyEventsNameIsCalledByItsId() {
        name("welcome", "Welcome", "n2", "Another");
        assertThat(purchases().getFirst().at("/credit/node_name").asText()).isEqualTo("n1");
        new History("GBP", "x")
                .campaignSent("autumn", "m3", "ben", "2025-03-04T09:00:00Z")
                .sendTo(key);
        assertThat(messages().getFirst().path("campaign_name").asText()).isEqualTo("autumn");
    }

    @Test
    void aMessageNamesWhatSentItAndTheDayOfTheNumbers() {
        JsonNode message = messages().getLast();
        assertThat(Worlds.texts(message))
                .containsAllEntriesOf(Map.of(
                        "campaign_id", "spring",
                        "campaign_name", "Spring sale",
                        "flow_name", "null",
                        "node_name", "null",
                        "template", "hello_spring",
                        "sent_on", "2025-03-03"));
        assertThat(messages().getFirst().path("sent_on").asText()).isEqualTo("2025-03-04");
        assertThat(Worlds.texts(Worlds.get(key, "/v1/messages/m1", Map.of())))
                .containsAllEntriesOf(Map.of("campaign_name", "Spring sale", "template", "hello_spring"));
    }

    @Test
    void ofAMessageThatWasNeverSentThereIsNothingToName() {
        Worlds.send(key, List.of(new Event.MessageRead("r9", at("2025-03-03T09:30:00Z"), "m9")), true);
        assertThat(Worlds.texts(Worlds.get(key, "/v1/messages/m9", Map.of())))
                .containsAllEntriesOf(Map.of(
                        "kind", "null",
                        "campaign_id", "null",
                        "campaign_name", "null",
                        "flow_name", "null",
                        "node_name", "null",
                        "template", "null",
                        "sent_on", "null"));
    }

    @Test
    void theTouchesOfAJourneyTellWhatTheyWere() {
        JsonNode journey = Worlds.get(key, "/v1/purchases/p1", Map.of()).path("journey");
        assertThat(journey)
                .extracting(
                        step -> step.path("event").asText(),
                        step -> step.path("button").asText("none"),
                        step -> step.path("url").asText("none"))
                .containsExactly(
                        tuple("message.read", "none", "none"),
                        tuple("message.replied", "Show me", "none"),
                        tuple("message.clicked", "none", "https://shop.example/spring?c=4711"));
        assertThat(Worlds.texts(journey.path(0)))
                .containsAllEntriesOf(Map.of("campaign_name", "Spring sale", "template", "hello_spring"));
        assertThat(Worlds.texts(journey.path(2)))
                .containsAllEntriesOf(Map.of("flow_name", "Welcome", "node_name", "Greeting"));
    }

    @Test
    void whoMayNotSeePeopleSeesNoWordsAndOnlyTheSiteOfLinks() {
        String reader = Api.newKey(key, "read").getString("api_key");
        JsonNode journey = Worlds.get(reader, "/v1/purchases/p1", Map.of()).path("journey");
        assertThat(journey.path(1).has("button")).isFalse();
        assertThat(journey.path(1).path("event").asText()).isEqualTo("message.replied");
        assertThat(journey.path(2).path("url").asText()).isEqualTo("https://shop.example/***");
    }

    @Test
    void anAnswerThatNamesNoMessageIsTheTouchOfTheOneItBelongsTo() {
        Worlds.send(
                key,
                List.of(new Event.MessageReplied(
                        "q3",
                        at("2025-03-03T12:25:00Z"),
                        null,
                        History.contact("ada"),
                        ReplyKind.QUICK_REPLY,
                        "Yes, please")),
                true);
        JsonNode last = Worlds.get(key, "/v1/purchases/p1", Map.of()).at("/journey/3");
        assertThat(Worlds.texts(last))
                .containsAllEntriesOf(
                        Map.of("message_id", "m2", "event", "message.replied", "button", "Yes, please", "won", "true"));
    }

    /** Whatever came first. */
    @Test
    void touchesThatAreAlikeComeByTheIdsOfTheirEvents() {
        List<Event> clicks = new ArrayList<>();
        for (String id : List.of("c-a", "c-b", "c-c")) {
            clicks.add(new Event.MessageClicked(
                    id, at("2025-03-03T12:29:00Z"), "m2", "https://shop.example/" + id, false));
        }
        Collections.reverse(clicks);
        for (Event click : clicks) {
            Worlds.send(key, List.of(click), true);
        }
        assertThat(Worlds.get(key, "/v1/purchases/p1", Map.of()).path("journey"))
                .extracting(step -> step.path("url").asText("none"))
                .endsWith("https://shop.example/c-a", "https://shop.example/c-b", "https://shop.example/c-c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/purchases", "/v1/messages", "/v1/purchases?format=csv", "/v1/messages?format=csv"})
    void moreRowsTakeNoMoreStatements(String list) {
        long few = statements(list);
        History more = new History("GBP", "more");
        for (int i = 0; i < 20; i++) {
            more.campaignSent("campaign-" + i, "a" + i, "ben-" + i, "2025-03-04T09:00:00Z")
                    .read("a" + i, "2025-03-04T09:10:00Z")
                    .bought("a" + i, "ben-" + i, "2025-03-04T10:00:00Z", "1.00")
                    .flowSent("flow-" + i, "n1", "b" + i, "cleo-" + i, "2025-03-04T09:00:00Z")
                    .read("b" + i, "2025-03-04T09:10:00Z")
                    .bought("b" + i, "cleo-" + i, "2025-03-04T10:00:00Z", "1.00");
        }
        more.sendTo(key);
        assertThat(statements(list)).isLessThanOrEqualTo(few + 1);
    }

    private long statements(String list) {
        return CountedStatements.everywhereDuring(
                () -> Api.as(key).queryParams(WEEK).get(list).then().statusCode(200));
    }

    private List<JsonNode> purchases() {
        return Worlds.pages(key, "/v1/purchases", WEEK);
    }

    private List<JsonNode> messages() {
        return Worlds.pages(key, "/v1/messages", WEEK);
    }
}
