package io.touchstone.query.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import io.touchstone.event.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as those see them who may not read contacts: two workspaces with the same ids. */
@QuarkusTest
class OpaqueMessagesTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private NewWorkspace ours = new NewWorkspace("", "");
    private String reader = "";
    private String theirReader = "";

    @BeforeEach
    void fill() {
        ours = filled();
        reader = Api.newKey(ours.key(), "read").getString("api_key");
        theirReader = Api.newKey(filled().key(), "read").getString("api_key");
    }

    private static NewWorkspace filled() {
        NewWorkspace workspace = Api.newWorkspace();
        History history = History.inPounds();
        for (int i = 1; i <= 6; i++) {
            // Two at each instant, so that pages end between equals.
            String at = "2025-03-0%dT09:00:00Z".formatted(3 + i / 2);
            history.campaignSent("spring", "m" + i, "ada", at);
        }
        history.read("m6", "2025-03-06T10:00:00Z")
                .bought("p1", "ada", "2025-03-06T11:00:00Z", "10.00")
                .sendTo(workspace.key());
        return workspace;
    }

    private List<String> ids(String key) {
        return Worlds.pages(key, "/v1/messages", WEEK).stream()
                .map(row -> row.path("message_id").asText())
                .toList();
    }

    @Test
    void everyAnswerHasTheSameIdForAMessage() {
        List<String> opaque = ids(reader);
        assertThat(opaque).hasSize(6).doesNotHaveDuplicates().allMatch(id -> id.matches("m_[0-9a-f]{32}"));
        assertThat(ids(ours.key())).containsExactly("m6", "m5", "m4", "m3", "m2", "m1");
        JsonNode message = Worlds.get(reader, "/v1/messages/{id}", Map.of(), opaque.getFirst());
        assertThat(message.path("message_id").asText()).isEqualTo(opaque.getFirst());
        assertThat(message.path("read_at").asText()).isEqualTo("2025-03-06T10:00:00.000Z");
        JsonNode purchase = Worlds.pages(reader, "/v1/purchases", WEEK).getFirst();
        assertThat(purchase.at("/credit/message_id").asText()).isEqualTo(opaque.getFirst());
        JsonNode journey = Worlds.get(reader, "/v1/purchases/p1", Map.of());
        assertThat(journey.at("/credit/message_id").asText()).isEqualTo(opaque.getFirst());
        assertThat(journey.at("/journey/0/message_id").asText()).isEqualTo(opaque.getFirst());
        assertThat(Api.as(reader)
                        .queryParams(WEEK)
                        .get("/v1/messages?format=csv")
                        .asString())
                .contains(opaque);
        assertThat(Api.as(reader)
                        .queryParams(WEEK)
                        .get("/v1/purchases?format=ndjson")
                        .asString())
                .contains("\"credit_message_id\":\"" + opaque.getFirst() + "\"");
    }

    @Test
    void theIdOfItsSenderIsNotFound() {
        for (int i = 1; i <= 6; i++) {
            assertNotFound(reader, "m" + i);
        }
        Api.as(ours.key()).get("/v1/messages/m1").then().statusCode(200).body("message_id", equalTo("m1"));
    }

    /** Anybody's own id may look like one of these. */
    @Test
    void whoMayReadContactsFindsMessagesByTheIdOfTheirSenderAlone() {
        String opaque = ids(reader).getFirst();
        assertNotFound(ours.key(), opaque);
        Event namesake = new Event.MessageSent(
                "namesake",
                Instant.parse("2025-03-08T09:00:00Z"),
                opaque,
                History.contact("ada"),
                new Source.OfCampaign("spring"),
                null,
                null,
                null);
        Worlds.send(ours.key(), List.of(namesake), true);
        Api.as(ours.key())
                .get("/v1/messages/" + opaque)
                .then()
                .statusCode(200)
                .body("sent_at", equalTo("2025-03-08T09:00:00.000Z"));
        Api.as(reader)
                .get("/v1/messages/" + opaque)
                .then()
                .statusCode(200)
                .body("sent_at", equalTo("2025-03-06T09:00:00.000Z"));
    }

    @Test
    void theIdsOfAnotherWorkspaceAreNotFound() {
        List<String> theirs = ids(theirReader);
        assertThat(theirs).hasSize(6).doesNotContainAnyElementsOf(ids(reader));
        theirs.forEach(id -> {
            assertNotFound(reader, id);
            Api.as(theirReader).get("/v1/messages/" + id).then().statusCode(200);
        });
    }

    @Test
    void whatIsForgedTruncatedOrOfAnotherKindIsNotFound() {
        String id = ids(reader).getFirst();
        String contact = Worlds.pages(reader, "/v1/messages", WEEK)
                .getFirst()
                .at("/contact/key")
                .asText();
        assertThat(contact).matches("c_[0-9a-f]{32}");
        for (String wrong : List.of(
                "m_",
                "m_0",
                "m_" + "0".repeat(32),
                id.substring(0, id.length() - 1),
                id + "0",
                id.substring(2),
                id.toUpperCase(Locale.ROOT),
                "M" + id.substring(1),
                (id.charAt(2) == '0' ? "m_1" : "m_0") + id.substring(3),
                contact,
                "m_" + contact.substring(2),
                "c_" + id.substring(2),
                "1",
                "-1")) {
            assertNotFound(reader, wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?origin=facts"})
    void aRebuildChangesNoId(String origin) {
        List<String> before = ids(reader);
        Api.as(ours.key()).post("/v1/rebuild" + origin).then().statusCode(202);
        while (Worlds.get(ours.key(), "/v1/settings", Map.of())
                .path("rebuilding")
                .asBoolean()) {
            Thread.onSpinWait();
        }
        assertThat(ids(reader)).isEqualTo(before);
    }

    @Test
    void pagesOfAReaderAreThoseOfWhoSeesTheIds() {
        List<String> opaque = ids(reader);
        for (int limit = 1; limit <= 6; limit++) {
            assertThat(byLinks(reader, limit)).isEqualTo(opaque);
            assertThat(byLinks(ours.key(), limit)).containsExactly("m6", "m5", "m4", "m3", "m2", "m1");
        }
        assertThat(table(reader)).isEqualTo(opaque.subList(2, 6));
    }

    private static List<String> byLinks(String key, int limit) {
        List<String> ids = new ArrayList<>();
        String next = "/v1/messages?from=2025-03-03&to=2025-03-09&limit=" + limit;
        while (next != null) {
            Response page = Api.as(key).urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            ids.addAll(page.jsonPath().getList("data.message_id"));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return ids;
    }

    /** What comes after the first two, to the end. */
    private static List<String> table(String key) {
        String cursor = cursor(key, 2);
        return Api.as(key)
                .queryParams(Worlds.with(Worlds.with(WEEK, "cursor", cursor), "format", "csv"))
                .get("/v1/messages")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private static String cursor(String key, int limit) {
        return Worlds.get(key, "/v1/messages", Worlds.with(WEEK, "limit", limit))
                .path("next_cursor")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({"json", "csv", "ndjson"})
    void aCursorOfAnotherWorkspaceIsRefused(String format) {
        Api.as(reader)
                .queryParams(Worlds.with(Worlds.with(WEEK, "cursor", cursor(theirReader, 1)), "format", format))
                .get("/v1/messages")
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    @Test
    void theCursorsOfCallersWhoMayNotSeeTheSameAreOfDifferentLists() {
        for (List<String> callers : List.of(List.of(reader, ours.key()), List.of(ours.key(), reader))) {
            Api.as(callers.getLast())
                    .queryParams(Worlds.with(WEEK, "cursor", cursor(callers.getFirst(), 1)))
                    .get("/v1/messages")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("cursor"));
        }
    }

    private static void assertNotFound(String key, String id) {
        Api.as(key)
                .get("/v1/messages/{id}", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:touchstone:problem:not-found"));
    }
}
