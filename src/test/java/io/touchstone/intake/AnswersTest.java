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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies and opt-outs that name no message: the facts say which one they answer. */
@QuarkusTest
class AnswersTest {

    private static final String NINE = "2025-03-03T09:00:00.000Z";

    /** Of the hundreds of orders: it shares no factor with their number, so that each event comes at every place. */
    private static final int EACH_SO_MANY = 11;

    private String key = "";
    private final History history = History.inPounds();

    @BeforeEach
    void begin() {
        key = Api.newWorkspace("UTC", "GBP").key();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-03T08:59:59.999Z, 0",
        "2025-03-03T09:00:00.000Z, 1",
        "2025-03-06T09:00:00.000Z, 1",
        "2025-03-06T09:00:00.001Z, 0"
    })
    void oneBelongsToAMessageForThreeDays(String at, int responses) {
        send(history.campaignSent("spring", "m1", "ada", NINE).answered("ada", at));
        assertThat(message("m1").path("responses").asInt()).isEqualTo(responses);
    }

    @Test
    void oneBelongsToTheLatestMessageAndOfTwoOfOneInstantToTheGreaterId() {
        send(history.campaignSent("spring", "m1", "ada", "2025-03-03T08:00:00Z")
                .campaignSent("spring", "m2", "ada", NINE)
                .campaignSent("spring", "m3", "ada", NINE)
                .answered("ada", "2025-03-03T10:00:00Z"));
        assertThat(List.of(responses("m1"), responses("m2"), responses("m3"))).containsExactly(0, 0, 1);
    }

    @Test
    void oneThatFailedIsNoneUnlessAnEventThatNamesItProvesDelivery() {
        send(history.campaignSent("spring", "m1", "ada", "2025-03-03T08:00:00Z")
                .campaignSent("spring", "m2", "ada", NINE)
                .answered("ada", "2025-03-03T10:00:00Z")
                .failed("m2", "2025-03-03T09:01:00Z"));
        assertThat(List.of(responses("m1"), responses("m2"))).containsExactly(1, 0);
        send(history.delivered("m2", "2025-03-05T09:00:00Z"));
        assertThat(List.of(responses("m1"), responses("m2"))).containsExactly(0, 1);
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void inAnyOrderOfArrivalTheNumbersAreTheSame() {
        List<Event> events = history.campaignSent("spring", "m1", "ada", "2025-03-03T08:00:00Z")
                .campaignSent("summer", "m2", "ben", NINE)
                .failed("m2", "2025-03-03T09:01:00Z")
                .answered("ben", "2025-03-03T10:00:00Z")
                .same("ada", "ben", "2025-03-03T11:00:00Z")
                .bought("p1", "ada", "2025-03-03T12:00:00Z", "10.00")
                .events();
        List<List<Event>> orders = Permutations.of(events);
        for (int i = 0; i < orders.size(); i += EACH_SO_MANY) {
            List<Event> order = orders.get(i);
            String other = Api.newWorkspace("UTC", "GBP").key();
            order.forEach(event -> Worlds.send(other, List.of(event), true));
            JsonNode kpis = Worlds.get(other, "/v1/performance", Map.of("period", "all_time"))
                    .path("kpis");
            assertThat(List.of(
                            kpis.path("responses").asInt(),
                            kpis.path("delivered").asInt(),
                            kpis.path("failed").asInt(),
                            kpis.path("conversions").asInt(),
                            responses(other, "m1")))
                    .as(order.toString())
                    .containsExactly(1, 1, 1, 1, 1);
            Numbers.assertAuditIsClean(other);
        }
    }

    @Test
    void oneThatMovesTakesItsTouchAlong() {
        send(history.campaignSent("spring", "m1", "ada", "2025-03-03T08:00:00Z")
                .answered("ada", "2025-03-03T10:00:00Z")
                .bought("p1", "ada", "2025-03-03T12:00:00Z", "10.00"));
        send(history.campaignSent("summer", "m2", "ada", NINE));
        assertThat(Worlds.get(key, "/v1/purchases/p1", Map.of())
                        .at("/credit/message_id")
                        .asText())
                .isEqualTo("m2");
        Numbers.assertAuditIsClean(key);
    }

    private void send(History events) {
        events.sendTo(key);
    }

    private JsonNode message(String id) {
        return Worlds.get(key, "/v1/messages/" + id, Map.of());
    }

    private int responses(String id) {
        return responses(key, id);
    }

    private static int responses(String key, String id) {
        return Worlds.get(key, "/v1/messages/" + id, Map.of()).path("responses").asInt();
    }
}
