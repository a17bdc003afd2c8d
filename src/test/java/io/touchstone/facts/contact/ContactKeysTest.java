package io.touchstone.facts.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that people are joined and counted by, whether or not one may see who they are. */
@QuarkusTest
class ContactKeysTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String admin = "";
    private String reader = "";
    private final History history = History.inPounds();
    private int sent;

    @BeforeEach
    void fill() {
        admin = Api.newWorkspace().key();
        reader = Api.newKey(admin, "read").getString("api_key");
        history.identified(
                        new ContactReference("ada", "+33600000001", null, "Ada L", "ada@shop.example"),
                        "2025-03-03T08:00:00Z")
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .bought("p1", "ada", "2025-03-03T10:00:00Z", "10.00");
        send();
        history.bought("p2", "ben", "2025-03-04T10:00:00Z", "10.00");
        send();
    }

    /** What was told since the last time, in a batch of its own. */
    private void send() {
        List<Event> events = history.events();
        Worlds.send(admin, events.subList(sent, events.size()), true);
        sent = events.size();
    }

    private static String keyOf(String caller, String purchase) {
        return Worlds.get(caller, "/v1/purchases/{id}", Map.of(), purchase)
                .at("/contact/key")
                .asText();
    }

    @Test
    void allAnswersHaveTheSameKeyForAPerson() {
        String ada = keyOf(admin, "p1");
        assertThat(ada).matches("c_[0-9a-f]{32}").isNotEqualTo(keyOf(admin, "p2"));
        for (String caller : List.of(admin, reader)) {
            assertThat(keyOf(caller, "p1")).isEqualTo(ada);
            JsonNode message = Worlds.pages(caller, "/v1/messages", WEEK).getFirst();
            assertThat(message.at("/contact/key").asText()).isEqualTo(ada);
            assertThat(Worlds.get(
                                    caller,
                                    "/v1/messages/{id}",
                                    Map.of(),
                                    message.path("message_id").asText())
                            .at("/contact/key")
                            .asText())
                    .isEqualTo(ada);
            assertThat(Worlds.pages(caller, "/v1/purchases", WEEK)
                            .getLast()
                            .at("/contact/key")
                            .asText())
                    .isEqualTo(ada);
        }
    }

    @Test
    void whoMaySeeAPersonSeesTheEmail() {
        assertThat(Worlds.texts(Worlds.get(admin, "/v1/purchases/p1", Map.of()).path("contact")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "key", keyOf(admin, "p1"),
                        "id", "ada",
                        "name", "Ada L",
                        "phone", "+33600000001",
                        "email", "ada@shop.example"));
        assertThat(Worlds.texts(Worlds.get(reader, "/v1/purchases/p1", Map.of()).path("contact")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "key", keyOf(admin, "p1"),
                        "id", "null",
                        "name", "A. L.",
                        "phone", "+33***01",
                        "email", "null"));
    }

    @ParameterizedTest
    @CsvSource({"purchases, credit_lag_seconds", "messages, cost"})
    void columnsOfBeforeKeepTheirPlaces(String list, String last) {
        String header = Api.as(reader)
                .queryParams(WEEK)
                .get("/v1/" + list + "?format=csv")
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(header)
                .contains("contact_id,contact_name,contact_phone,")
                .contains("," + last + ",contact_key,contact_email,");
    }

    @Test
    void ofMergedContactsTheOlderKeyStaysAndTheYoungerFindsThePerson() {
        String ada = keyOf(reader, "p1");
        String ben = keyOf(reader, "p2");
        // The younger contact has more hanging on it: the rows of the older one become its own.
        for (int i = 0; i < 5; i++) {
            history.campaignSent("spring", "b" + i, "ben", "2025-03-04T09:00:00Z")
                    .read("b" + i, "2025-03-04T09:30:00Z");
        }
        send();
        history.same("ben", "ada", "2025-03-05T10:00:00Z");
        send();

        assertThat(keyOf(reader, "p1")).isEqualTo(ada);
        assertThat(keyOf(reader, "p2")).isEqualTo(ada);
        for (String caller : List.of(reader, admin)) {
            assertThat(purchases(caller, "key:" + ada)).containsExactly("p2", "p1");
            assertThat(purchases(caller, "key:" + ben)).containsExactly("p2", "p1");
        }
    }

    @Test
    void whoJoinsLaterChangesNoKey() {
        String ada = keyOf(reader, "p1");
        history.identified(new ContactReference("ada", "+33600000009", "wa.ada", null, null), "2025-03-02T08:00:00Z");
        send();
        assertThat(keyOf(reader, "p1")).isEqualTo(ada);
    }

    @Test
    void aKeyFindsThePurchasesOfOnePerson() {
        assertThat(purchases(reader, "key:" + keyOf(reader, "p1"))).containsExactly("p1");
        assertThat(purchases(admin, "key:" + keyOf(reader, "p2"))).containsExactly("p2");
    }

    @Test
    void theKeyOfAnotherWorkspaceFindsNobody() {
        String other = Api.newWorkspace().key();
        History.inPounds().bought("p1", "ada", "2025-03-03T10:00:00Z", "10.00").sendTo(other);
        String theirs = keyOf(other, "p1");
        assertThat(purchases(other, "key:" + theirs)).containsExactly("p1");
        assertThat(purchases(reader, "key:" + theirs)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key:", "key:ada", "key:c_00000000000000000000000000000000", "key:1"})
    void whatIsNoKeyFindsNobody(String contact) {
        assertThat(purchases(reader, contact)).isEmpty();
    }

    @Test
    void aCursorGoesOnForItsPersonAlone() {
        history.bought("p3", "ada", "2025-03-05T10:00:00Z", "10.00");
        send();
        Map<String, Object> question =
                Worlds.with(Worlds.with(WEEK, "contact", "key:" + keyOf(reader, "p1")), "limit", 1);
        assertThat(Worlds.pages(reader, "/v1/purchases", question))
                .extracting(row -> row.path("id").asText())
                .containsExactly("p3", "p1");
        String cursor = Worlds.get(reader, "/v1/purchases", question)
                .path("next_cursor")
                .asText();
        Map<String, Object> ofBen = Worlds.with(question, "contact", "key:" + keyOf(reader, "p2"));
        Api.as(reader)
                .queryParams(Worlds.with(ofBen, "cursor", cursor))
                .get("/v1/purchases")
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    private static List<String> purchases(String caller, String contact) {
        return Worlds.pages(caller, "/v1/purchases", Worlds.with(WEEK, "contact", contact)).stream()
                .map(row -> row.path("id").asText())
                .toList();
    }
}
