package io.touchstone.query.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MessageListTest {

    private static final String DAYS = "from=2025-03-03&to=2025-03-09";
    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    /** Two messages of {@code spring}, three of two nodes, each later than the one before and in another state. */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .identified(new ContactReference("ada", "+33600000001", null, "Ada", null), "2025-03-03T08:00:00Z")
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z", "0.0700")
                .failed("m1", "2025-03-03T09:00:01Z")
                .campaignSent("spring", "m2", "ada", "2025-03-03T09:30:00Z")
                .failed("m2", "2025-03-03T09:30:01Z")
                .delivered("m2", "2025-03-03T09:40:00Z")
                .flowSent("welcome", "n1", "m3", "ben", "2025-03-04T09:00:00Z")
                .read("m3", "2025-03-04T10:00:00Z")
                .flowSent("welcome", "n2", "m4", "ben", "2025-03-05T09:00:00Z")
                .clicked("m4", "2025-03-05T10:00:00Z")
                .flowSent("welcome", "n2", "m5", "cleo", "2025-03-06T09:00:00Z")
                .campaignSent("spring", "before", "ada", "2025-03-02T23:59:59.999Z")
                .campaignSent("spring", "after", "ada", "2025-03-10T00:00:00Z")
                .read("never-sent", "2025-03-04T10:00:00Z")
                .sendTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "'', m5 m4 m3 m2 m1",
        "state=sent, m5 m4 m3 m2 m1",
        "state=delivered, m4 m3 m2",
        "state=read, m4 m3",
        "state=clicked, m4",
        "state=responded, ''",
        "state=failed, m1",
        "state=interacted, m4",
        "state=opted_out, ''",
        "state=credited, ''",
        "not=credited, m5 m4 m3 m2 m1",
        "state=read&not=clicked, m3",
        "'state=read,clicked', m4",
        "state=read&state=clicked, m4",
        "'not=read,failed', m5 m2",
        "not=sent, ''",
        "state=read&not=read, ''",
        "campaign_id=spring, m2 m1",
        "campaign_id=spring&state=delivered, m2",
        "flow_id=welcome, m5 m4 m3",
        "flow_id=welcome&node_id=n2, m5 m4",
        "flow_id=welcome&node_id=n2&state=read, m4",
        "campaign_id=spring&flow_id=welcome&node_id=n1, m3 m2 m1",
        "source=flows, m5 m4 m3",
        "source=flows&campaign_id=spring, ''",
        "campaign_id=nothing, ''",
        "campaign_id=spring&touch=interacted&window=1h, m2 m1"
    })
    void filtersChooseTheMessages(String filter, String ids) {
        assertThat(String.join(
                        " ",
                        Api.as(key)
                                .urlEncodingEnabled(false)
                                .get("/v1/messages?" + DAYS + "&" + filter)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .<String>getList("data.message_id")))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "state=opened, state",
        "state=SENT, state",
        "node_id=n1, node_id",
        "limit=0, limit",
        "touch=opened, touch",
        "state=read&window=9d, window",
        "not=opened, not",
        "state=read&state=read, state",
        "cursor=x, cursor"
    })
    void whatCannotBeUnderstoodIsRefusedByName(String query, String parameter) {
        Api.as(key).get("/v1/messages?" + query).then().statusCode(400).body("errors.field", contains(parameter));
    }

    @Test
    void aRowSaysWhoGotItFromWhatAndWhatBecameOfIt() {
        JsonNode row = rows(Worlds.with(WEEK, "state", "clicked")).getFirst();
        assertThat(Worlds.texts(row))
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("message_id", "m4"),
                        Map.entry("kind", "flow"),
                        Map.entry("campaign_id", "null"),
                        Map.entry("flow_id", "welcome"),
                        Map.entry("node_id", "n2"),
                        Map.entry("sent_at", "2025-03-05T09:00:00.000Z"),
                        Map.entry("delivered_at", "2025-03-05T10:00:00.000Z"),
                        Map.entry("read_at", "2025-03-05T10:00:00.000Z"),
                        Map.entry("failed_at", "null"),
                        Map.entry("failure_code", "null"),
                        Map.entry("clicks", "1"),
                        Map.entry("responses", "0"),
                        Map.entry("cost", "null")));
        assertThat(row.at("/contact/id").asText()).isEqualTo("ben");
    }

    @Test
    void aFailureThatDidNotLastIsNone() {
        JsonNode delivered = rows(Worlds.with(WEEK, "campaign_id", "spring")).getFirst();
        assertThat(delivered.path("failed_at").isNull()).isTrue();
        JsonNode failed = rows(Worlds.with(WEEK, "campaign_id", "spring")).getLast();
        assertThat(failed.path("failed_at").asText()).isEqualTo("2025-03-03T09:00:01.000Z");
    }

    @Test
    void messagesOfOneInstantComeByTheGreatestCodePointFirst() {
        // U+1F600 is greater than U+FB01 by code point, and smaller by UTF-16 unit.
        List<String> expected = List.of("\uD83D\uDE00", "\uFB01", "é", "a ", "a", "A");
        String key = Api.newWorkspace().key();
        List<Event> events = new ArrayList<>();
        for (String id : expected) {
            events.add(sent(id, id.equals("é") ? "summer" : "spring", id.toLowerCase(Locale.ROOT)));
        }
        Worlds.send(key, events, true);
        for (String filter : List.of("source=campaigns", "campaign_id=spring&campaign_id=summer", "state=sent")) {
            for (int limit = 1; limit <= 7; limit++) {
                assertThat(idsByLink(key, "/v1/messages?from=2025-03-10&to=2025-03-10&" + filter + "&limit=" + limit))
                        .as("%s, %d a page", filter, limit)
                        .isEqualTo(expected);
            }
        }
    }

    /** More sources than are read one by one. */
    @Test
    void manySourcesAreReadAsFewAre() {
        String key = Api.newWorkspace().key();
        List<Event> events = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(sent("m" + (100 + i), "c" + i, null));
            events.add(sent("n" + (100 + i), "c" + i, "template"));
            expected.addFirst("m" + (100 + i));
        }
        for (int i = 0; i < 60; i++) {
            expected.add(i, "n" + (159 - i));
        }
        events.add(new Event.MessageRead("read", Instant.parse("2025-03-10T11:00:00Z"), "n117"));
        Worlds.send(key, events, true);
        String list = "/v1/messages?from=2025-03-10&to=2025-03-10&source=campaigns&limit=50";
        assertThat(idsByLink(key, list)).isEqualTo(expected);
        assertThat(idsByLink(key, list + "&state=read")).containsExactly("n117");
    }

    @ParameterizedTest
    @CsvSource({
        "not, read",
        "state, credited",
        "state, read",
        "flow_id, welcome",
        "source, campaigns",
        "from, 2025-03-04"
    })
    void theCursorOfAnotherQuestionIsRefused(String parameter, String value) {
        String cursor = Worlds.get(key, "/v1/messages", Worlds.with(WEEK, "limit", 1))
                .path("next_cursor")
                .asText();
        Api.as(key)
                .queryParams(Worlds.with(Worlds.with(WEEK, "cursor", cursor), parameter, value))
                .get("/v1/messages")
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    @Test
    void creditedAreThoseThatEarnedUnderTheAskedRuleEachOnce() {
        new History("GBP", "later-")
                .bought("p1", "ben", "2025-03-05T11:00:00Z", "10.00")
                .bought("p2", "ben", "2025-03-05T12:00:00Z", "10.00")
                .bought("p3", "ada", "2025-03-03T12:00:00Z", "10.00")
                .sendTo(key);
        assertThat(ids("state", "credited")).containsExactly("m4");
        assertThat(ids("not", "credited")).containsExactly("m5", "m3", "m2", "m1");
        Map<String, Object> delivered = Worlds.with(WEEK, "touch", "delivered");
        assertThat(ids(Worlds.with(delivered, "state", "credited"))).containsExactly("m4", "m2");
        assertThat(ids(Worlds.with(Worlds.with(delivered, "window", "1h"), "state", "credited")))
                .containsExactly("m4");
        assertThat(ids(Worlds.with(Worlds.with(delivered, "state", "credited"), "not", "clicked")))
                .containsExactly("m2");
        assertThat(Worlds.get(key, "/v1/messages", Worlds.with(delivered, "state", "credited"))
                        .at("/attribution/touch")
                        .asText())
                .isEqualTo("delivered");
        assertThat(Worlds.get(key, "/v1/messages", WEEK).has("attribution")).isFalse();
    }

    @Test
    void thoseWithAShareAreCutIntoPagesThoughAllWereSentAtOnce() {
        String broadcast = Api.newWorkspace().key();
        History history = History.inPounds();
        for (String id : List.of("m1", "m2", "m3", "m4", "m5")) {
            history.campaignSent("spring", id, "ada", "2025-03-03T09:00:00Z");
        }
        for (String id : List.of("m1", "m3", "m4")) {
            history.read(id, "2025-03-03T10:00:00Z");
        }
        history.bought("p1", "ada", "2025-03-03T11:00:00Z", "10.00").sendTo(broadcast);
        Map<String, Object> linear = Worlds.with(Worlds.with(WEEK, "model", "linear"), "limit", 1);
        assertThat(Worlds.pages(broadcast, "/v1/messages", Worlds.with(linear, "state", "credited")))
                .extracting(row -> row.path("message_id").asText())
                .containsExactly("m4", "m3", "m1");
        assertThat(Worlds.pages(broadcast, "/v1/messages", Worlds.with(linear, "not", "credited")))
                .extracting(row -> row.path("message_id").asText())
                .containsExactly("m5", "m2");
    }

    private List<String> ids(String parameter, String value) {
        return ids(Worlds.with(WEEK, parameter, value));
    }

    private List<String> ids(Map<String, Object> question) {
        return rows(question).stream()
                .map(row -> row.path("message_id").asText())
                .toList();
    }

    private static Event sent(String id, String campaign, @Nullable String template) {
        return new Event.MessageSent(
                "sent " + id,
                Instant.parse("2025-03-10T10:00:00Z"),
                id,
                History.contact("ada"),
                new Source.OfCampaign(campaign),
                null,
                null,
                template);
    }

    private List<JsonNode> rows(Map<String, Object> question) {
        return Worlds.pages(key, "/v1/messages", question);
    }

    private static List<String> idsByLink(String key, String path) {
        List<String> ids = new ArrayList<>();
        String next = path;
        while (true) {
            Response response = Api.as(key).urlEncodingEnabled(false).get(next);
            response.then().statusCode(200);
            ids.addAll(response.jsonPath().getList("data.message_id"));
            String link = response.header("Link");
            if (link == null) {
                return ids;
            }
            next = link.substring(1, link.indexOf('>'));
        }
    }
}
