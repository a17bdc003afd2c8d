package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Permutations;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import io.touchstone.reference.Reference;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clicks that name the sender's own key of a message, and sendings that give way to others: the facts say whose a click is. */
@QuarkusTest
class ClicksByRefTest {

    private static final String NINE = "2025-03-03T09:00:00.000Z";
    private static final String TEN = "2025-03-03T10:00:00.000Z";
    private static final String ELEVEN = "2025-03-03T11:00:00.000Z";

    /** Of the thousands of orders: it shares no factor with their number, so that each event comes at every place. */
    private static final int EACH_SO_MANY = 97;

    private String key = "";
    private final History history = History.inPounds();

    @BeforeEach
    void begin() {
        key = Api.newWorkspace("UTC", "GBP").key();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-01T08:59:59.999Z, 0",
        "2025-02-01T09:00:00.000Z, 1",
        "2025-03-03T08:59:59.999Z, 1",
        "2025-03-03T09:00:00.000Z, 1",
        "2025-06-03T09:00:00.000Z, 1"
    })
    void oneBelongsToAMessageForEverAndFromThirtyDaysBeforeIt(String at, int clicks) {
        send(history.clickedRef("r", at));
        send(history.sentAs(false, "spring", "m1", "ada", "r", NINE));
        assertThat(clicks("m1")).isEqualTo(clicks);
        send(history.clickedRef("r", at));
        assertThat(clicks("m1")).isEqualTo(2 * clicks);
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void oneBelongsToTheMessageSentLastBeforeItElseToTheFirstAndOfTwoOfOneInstantToTheGreaterId() {
        send(history.sentAs(false, "spring", "m1", "ada", "r", NINE)
                .sentAs(false, "spring", "m2", "ben", "r", NINE)
                .sentAs(false, "spring", "m3", "ada", "r", TEN)
                .sentAs(false, "spring", "m4", "ada", "R", ELEVEN)
                .sentAs(false, "spring", "m5", "ada", null, ELEVEN)
                .clickedRef("r", "2025-03-03T08:00:00Z")
                .clickedRef("r", "2025-03-03T09:59:59.999Z")
                .clickedRef("r", TEN)
                .clickedRef("r", "2025-03-04T12:00:00Z"));
        assertThat(List.of(clicks("m1"), clicks("m2"), clicks("m3"), clicks("m4"), clicks("m5")))
                .containsExactly(0, 2, 2, 0, 0);
        Numbers.assertAuditIsClean(key);
    }

    /** Ids go from e0 on, and of one instant the smaller waits first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofClicksBeforeTheFirstMessageTheFirstHundredAreItsWhicheverCameFirst(boolean messageFirst) {
        History clicks = new History("GBP", "click");
        Instant eight = Instant.parse("2025-03-03T08:00:00Z");
        for (int i = 0; i < 150; i++) {
            // The last to come was made first.
            clicks.clickedRef("r", eight.minusSeconds(i / 2), i % 3 == 0);
        }
        History message = History.inPounds().sentAs(false, "spring", "m1", "ada", "r", NINE);
        List<Event> events = clicks.events();
        if (messageFirst) {
            send(message);
        }
        Worlds.send(key, events.subList(0, 20), true);
        Worlds.send(key, events.subList(20, 120), false);
        Worlds.send(key, events.subList(120, 150), true);
        if (!messageFirst) {
            send(message);
        }
        List<Event> all = new ArrayList<>(events);
        all.addAll(message.events());
        assertAsIn(key, all);
        assertThat(clicks("m1") + message("m1").path("machine_clicks").asInt()).isEqualTo(100);
    }

    @Test
    void whatWaitsIsNoMessages() {
        send(history.clickedRef("r", NINE).clickedRef("r", TEN).sentAs(false, "spring", "m1", "ada", "other", NINE));
        assertThat(kpis().path("clicks").asInt()).isZero();
        assertAsIn(key, history.events());
    }

    @Test
    void oneThatMovesTakesItsTouchAlongWithWhatThatEarned() {
        send(history.sentAs(false, "spring", "m1", "ada", "r", NINE)
                .clickedRef("r", ELEVEN)
                .bought("p1", "ada", "2025-03-03T12:00:00Z", "10.00"));
        assertThat(credited("p1")).isEqualTo("m1");
        send(history.sentAs(false, "summer", "m2", "ada", "r", TEN));
        assertThat(credited("p1")).isEqualTo("m2");
        assertThat(List.of(clicks("m1"), clicks("m2"))).containsExactly(0, 1);
        // Of this batch no event names the ref.
        send(history.sentAs(false, "summer", "m2", "ada", null, "2025-03-03T09:30:00Z"));
        assertThat(credited("p1")).isEqualTo("m1");
        assertAsIn(key, history.events());
    }

    @Test
    void aFallbackStandsUntilAnotherSendingComesAndItsClicksGo() {
        send(history.sentAs(true, "default", "m1", "ada", "r", NINE)
                .clickedRef("r", ELEVEN)
                .bought("p1", "ada", "2025-03-03T12:00:00Z", "10.00"));
        assertThat(message("m1").path("campaign_id").asText()).isEqualTo("default");
        assertThat(clicks("m1")).isOne();
        send(history.sentAs(false, "spring", "m1", "ada", null, TEN));
        assertThat(message("m1").path("campaign_id").asText()).isEqualTo("spring");
        assertThat(clicks("m1")).isZero();
        assertAsIn(key, history.events());
        send(history.sentAs(true, "default", "m1", "ada", "r", "2025-03-03T08:00:00Z"));
        assertThat(clicks("m1")).isZero();
        assertAsIn(key, history.events());
    }

    @Test
    void aMessageOfNobodyHasItsClicksAndTheirTouchesFromTheMomentThatItIsSomebodys() {
        Api.as(key)
                .body("{\"identities\": [{\"id\": \"till\"}]}")
                .put("/v1/shared-identities")
                .then()
                .statusCode(200);
        send(history.sentAs(false, "spring", "m1", "till", "r", TEN)
                .clickedRef("r", ELEVEN)
                .bought("p1", "ada", "2025-03-03T12:00:00Z", "10.00"));
        assertThat(clicks("m1")).isOne();
        assertThat(credited("p1")).isNull();
        send(history.sentAs(false, "spring", "m1", "ada", "r", NINE));
        assertThat(credited("p1")).isEqualTo("m1");
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void aMessageAndAJourneyShowTheClick() {
        send(history.sentAs(false, "spring", "m1", "ada", "r", NINE)
                .clickedRef("r", ELEVEN)
                .bought("p1", "ada", "2025-03-03T12:00:00Z", "10.00"));
        JsonNode sent = message("m1").path("events").path(0);
        JsonNode click = message("m1").path("events").path(1);
        assertThat(List.of(sent.path("ref").asText(), sent.has("fallback"))).containsExactly("r", false);
        assertThat(List.of(click.path("type").asText(), click.path("ref").asText()))
                .containsExactly("message.clicked", "r");
        JsonNode step = Worlds.get(key, "/v1/purchases/p1", Map.of()).at("/journey/0");
        assertThat(List.of(step.path("event").asText(), step.path("url").asText()))
                .containsExactly("message.clicked", "https://shop.example/");
    }

    @Test
    void inAnyOrderOfArrivalTheNumbersAreTheSame() {
        List<Event> events = history.sentAs(true, "default", "m1", "ada", "r", NINE)
                .sentAs(false, "spring", "m1", "ada", "r", TEN)
                .sentAs(false, "summer", "m2", "ben", "r", "2025-03-03T10:30:00Z")
                .clickedRef("r", "2025-03-03T09:30:00Z")
                .clickedRef("r", ELEVEN)
                .same("ada", "ben", ELEVEN)
                .bought("p1", "ada", "2025-03-03T12:00:00Z", "10.00")
                .events();
        List<List<Event>> orders = Permutations.of(events);
        for (int i = 0; i < orders.size(); i += EACH_SO_MANY) {
            String other = Api.newWorkspace("UTC", "GBP").key();
            orders.get(i).forEach(event -> Worlds.send(other, List.of(event), true));
            assertAsIn(other, events);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void inAnyOrderAndAnyBatchesTwoWorkspacesWithTheSameIdsHaveTheirNumbers(long seed) {
        Random random = new Random(seed);
        String other = Api.newWorkspace("UTC", "GBP").key();
        List<Event> ours = smallWorld(random, 4 + (int) seed);
        List<Event> theirs = smallWorld(random, 4 + (int) seed);
        List<Event> ourOrder = shuffled(ours, random);
        List<Event> theirOrder = shuffled(theirs, random);
        while (!ourOrder.isEmpty() || !theirOrder.isEmpty()) {
            sendSome(key, ourOrder, random);
            sendSome(other, theirOrder, random);
        }
        assertAsIn(key, ours);
        assertAsIn(other, theirs);
    }

    private static List<Event> shuffled(List<Event> events, Random random) {
        List<Event> order = new ArrayList<>(events);
        Collections.shuffle(order, random);
        return order;
    }

    /** Takes them from the list. */
    private static void sendSome(String key, List<Event> order, Random random) {
        if (!order.isEmpty()) {
            List<Event> batch = order.subList(0, 1 + random.nextInt(Math.min(order.size(), 5)));
            Worlds.send(key, List.copyOf(batch), random.nextBoolean());
            batch.clear();
        }
    }

    /** Few people, messages and refs, at few instants: everything meets. */
    private static List<Event> smallWorld(Random random, int size) {
        History history = History.inPounds();
        List<String> people = List.of("ada", "ben", "cleo");
        for (int i = 0; i < size; i++) {
            String person = people.get(random.nextInt(3));
            String message = "m" + random.nextInt(4);
            String ref = "r" + random.nextInt(2);
            String at = "2025-03-0%dT1%d:00:00Z".formatted(1 + random.nextInt(4), random.nextInt(3));
            switch (random.nextInt(8)) {
                case 0, 1, 2 ->
                    history.sentAs(
                            random.nextInt(3) == 0,
                            "c" + random.nextInt(2),
                            message,
                            person,
                            random.nextInt(5) == 0 ? null : ref,
                            at);
                case 3, 4, 5 -> history.clickedRef(ref, Instant.parse(at), random.nextInt(4) == 0);
                case 6 -> history.bought("p" + i, person, at, "10.00");
                default -> {
                    if (random.nextInt(3) == 0) {
                        history.same(person, people.get(random.nextInt(3)), at);
                    } else {
                        history.failed(message, at).answered(person, at);
                    }
                }
            }
        }
        return history.events();
    }

    private static void assertAsIn(String key, List<Event> events) {
        Numbers.assertAsIn(
                key, new Reference(events, ZoneId.of("UTC"), Currency.getInstance("GBP")), new Random(events.size()));
    }

    private void send(History events) {
        events.sendTo(key);
    }

    private JsonNode kpis() {
        return Worlds.get(key, "/v1/performance", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                .path("kpis");
    }

    private JsonNode message(String id) {
        return Worlds.get(key, "/v1/messages/" + id, Map.of());
    }

    private int clicks(String id) {
        return message(id).path("clicks").asInt();
    }

    private @Nullable String credited(String purchase) {
        return Worlds.get(key, "/v1/purchases/" + purchase, Map.of())
                .at("/credit/message_id")
                .asText(null);
    }
}
