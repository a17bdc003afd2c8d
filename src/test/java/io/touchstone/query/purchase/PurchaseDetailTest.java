package io.touchstone.query.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PurchaseDetailTest {

    private static final Money TEN = new Money(new BigDecimal("10.00"), Currency.getInstance("GBP"), null);
    private static final Instant LATER = Instant.parse("2025-03-06T00:00:00Z");

    private String key = "";

    /** Before {@code p1} a touch of each fate, under the rule of a workspace that chose none. */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .identified(new ContactReference("ada", "+33600000001", null, "Ada L", null), "2025-03-03T08:00:00Z")
                .campaignSent("spring", "m1", "ada", "2025-03-01T09:00:00Z")
                .read("m1", "2025-03-02T10:00:00Z")
                .flowSent("welcome", "n1", "m2", "ada", "2025-03-05T08:00:00Z")
                .delivered("m2", "2025-03-05T08:00:01Z")
                .read("m2", "2025-03-05T09:00:00Z")
                .clicked("m2", "2025-03-05T10:00:00Z")
                .campaignSent("spring", "m3", "ada", "2025-03-05T10:30:00Z")
                .delivered("m3", "2025-03-05T10:31:00Z")
                .bought("p1", "ada", "2025-03-05T11:00:00.500Z", "10.00")
                .sendTo(key);
    }

    @Test
    void aJourneySaysWhatBecameOfEveryTouch() {
        assertThat(journey(Map.of()))
                .containsExactly(
                        "m1 read qualified=false won=false outside_window",
                        "m2 delivered qualified=false won=false too_weak",
                        "m2 read qualified=true won=false later_touch_won",
                        "m2 interacted qualified=true won=true null",
                        "m3 delivered qualified=false won=false too_weak");
    }

    @Test
    void anotherRuleTellsAnotherJourney() {
        assertThat(journey(Map.of("touch", "delivered", "campaign_window", "7d", "flow_window", "1h")))
                .containsExactly(
                        "m1 read qualified=true won=false later_touch_won",
                        "m2 delivered qualified=false won=false outside_window",
                        "m2 read qualified=false won=false outside_window",
                        "m2 interacted qualified=false won=false outside_window",
                        "m3 delivered qualified=true won=true null");
    }

    /** Of m2 the click counts, of m1 its read; the deliveries are too weak. */
    @Test
    void otherModelsShareAPurchase() {
        Map<String, Object> linear = Map.of("model", "linear", "window", "7d");
        assertThat(journey(linear))
                .containsExactly(
                        "m1 read qualified=true won=true null",
                        "m2 delivered qualified=false won=false too_weak",
                        "m2 read qualified=true won=false later_touch_of_message",
                        "m2 interacted qualified=true won=true null",
                        "m3 delivered qualified=false won=false too_weak");
        assertThat(journey(Worlds.with(linear, "model", "first")))
                .contains(
                        "m1 read qualified=true won=true null",
                        "m2 interacted qualified=true won=false earlier_touch_won");
        JsonNode answer = purchase("p1", linear);
        assertThat(answer.path("credit").isNull()).isTrue();
        assertThat(answer.path("credits").valueStream().map(PurchaseDetailTest::shares))
                .containsExactly("m1 read 0.5 5 0 5", "m2 interacted 0.5 5 0 5");
        assertThat(answer.path("journey")
                        .valueStream()
                        .map(touch -> touch.path("share").asText()))
                .containsExactly("0.5", "0", "0", "0.5", "0");
        assertThat(answer.at("/attribution/model").asText()).isEqualTo("linear");
        assertThat(answer.at("/attribution/half_life").isNull()).isTrue();
    }

    /** The click is 72 hours after the read, a half-life: a third and two thirds of 10.00, and of the 2.01 that went back. */
    @Test
    void decaySharesByTheTimeBeforeTheLastTouchAndRefundsFollow() {
        new History("GBP", "r").refunded("p1", "2025-03-06T00:00:00Z", "2.01").sendTo(key);
        JsonNode answer = purchase("p1", Map.of("model", "decay", "half_life", "3d", "window", "7d"));
        assertThat(answer.at("/attribution/half_life").asText()).isEqualTo("3d");
        assertThat(answer.path("credits").valueStream().map(PurchaseDetailTest::shares))
                .containsExactly("m1 read 0.333333 3.33 0.67 2.66", "m2 interacted 0.666667 6.67 1.34 5.33");
    }

    @Test
    void underTheLastTouchTheCreditIsTheOnlyShare() {
        JsonNode answer = purchase("p1", Map.of());
        assertThat(answer.path("credits").valueStream().map(PurchaseDetailTest::shares))
                .containsExactly("m2 interacted 1 10 0 10");
        assertThat(answer.at("/credit/message_id").asText()).isEqualTo("m2");
        assertThat(answer.at("/attribution/model").asText()).isEqualTo("last");
    }

    @ParameterizedTest
    @CsvSource({
        "model=shapley, model",
        "half_life=1d, half_life",
        "model=linear&half_life=1d, half_life",
        "model=linaer&half_life=1d, model"
    })
    void aModelThatThereIsNotIsNamed(String parameters, String name) {
        Api.as(key).get("/v1/purchases/p1?" + parameters).then().statusCode(400).body("errors.field", contains(name));
    }

    private static String shares(JsonNode credit) {
        return String.join(
                " ",
                List.of("message_id", "touch", "share", "gross_revenue", "refunds", "revenue").stream()
                        .map(field -> credit.path(field).asText())
                        .toList());
    }

    @Test
    void aTouchShowsItsSourceAndHowLongBeforeItWas() {
        assertThat(Worlds.texts(purchase("p1", Map.of()).at("/journey/3")))
                .containsAllEntriesOf(Map.of(
                        "kind", "flow",
                        "campaign_id", "null",
                        "flow_id", "welcome",
                        "node_id", "n1",
                        "touched_at", "2025-03-05T10:00:00.000Z",
                        "lag_seconds", "3600"));
    }

    @Test
    void theAnswerHoldsTheRowOfTheListAndTheQuestion() {
        JsonNode row = Worlds.get(key, "/v1/purchases", Map.of("from", "2025-03-05", "to", "2025-03-05"))
                .at("/data/0");
        JsonNode answer = purchase("p1", Map.of("touch", "interacted", "window", "7d"));
        row.properties()
                .forEach(field -> assertThat(answer.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(answer.path("state").asText()).isEqualTo("counted");
        assertThat(answer.path("currency").asText()).isEqualTo("GBP");
        assertThat(Worlds.texts(answer.path("attribution")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "touch", "interacted",
                        "campaign_window", "7d",
                        "flow_window", "7d",
                        "model", "last",
                        "half_life", "null"));
        assertThat(answer.has("period")).isFalse();
    }

    @Test
    void forACancelledPurchaseNothingWinsAndItsStateSaysWhy() {
        send(new Event.PurchaseCancelled("cancel", LATER, "p1"));
        JsonNode answer = purchase("p1", Map.of());
        assertThat(answer.path("state").asText()).isEqualTo("cancelled");
        assertThat(answer.path("credit").isNull()).isTrue();
        assertThat(journey(Map.of()))
                .containsExactly(
                        "m1 read qualified=false won=false outside_window",
                        "m2 delivered qualified=false won=false too_weak",
                        "m2 read qualified=true won=false null",
                        "m2 interacted qualified=true won=false null",
                        "m3 delivered qualified=false won=false too_weak");
    }

    @Test
    void aTestPurchaseIsOneWhetherOrNotItIsCancelled() {
        send(new Event.PurchasePlaced("test", LATER, "p2", History.contact("ada"), TEN, null, true));
        assertThat(purchase("p2", Map.of()).path("state").asText()).isEqualTo("test");
        send(new Event.PurchaseCancelled("cancel", LATER, "p2"));
        assertThat(purchase("p2", Map.of()).path("state").asText()).isEqualTo("test");
        assertThat(purchase("p2", Map.of()).path("credit").isNull()).isTrue();
    }

    @Test
    void aPurchaseThatWasNeverPlacedIsNotFoundAndTheAnswerSaysWhatIsMissing() {
        send(new Event.PurchaseRefunded("refund", LATER, "p3", TEN));
        Api.as(key)
                .get("/v1/purchases/p3")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:touchstone:problem:not-found"))
                .body("detail", containsString("purchase.placed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "P1", "p1%20", "m1"})
    void aPurchaseThatNoEventNamesIsNotFound(String id) {
        Api.as(key)
                .urlEncodingEnabled(false)
                .get("/v1/purchases/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:touchstone:problem:not-found"));
    }

    @ParameterizedTest
    @CsvSource({"touch=seen, touch", "window=2h, window", "period=today, period"})
    void whatCannotBeUnderstoodIsRefusedByName(String query, String parameter) {
        Api.as(key).get("/v1/purchases/p1?" + query).then().statusCode(400).body("errors.field", contains(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a%2Fb", "a;b=c", "+", "..a", "日本 ", "?#&"})
    void anyIdCanBeAskedFor(String id) {
        send(new Event.PurchasePlaced("odd", LATER, id, History.contact("ben"), TEN, null, false));
        assertThat(purchase(id, Map.of()).path("id").asText()).isEqualTo(id);
    }

    private JsonNode purchase(String id, Map<String, Object> rule) {
        return Worlds.get(key, "/v1/purchases/{id}", rule, id);
    }

    private List<String> journey(Map<String, Object> rule) {
        List<String> steps = new ArrayList<>();
        purchase("p1", rule)
                .path("journey")
                .forEach(step -> steps.add("%s %s qualified=%s won=%s %s"
                        .formatted(
                                step.path("message_id").asText(),
                                step.path("touch").asText(),
                                step.path("qualified").asText(),
                                step.path("won").asText(),
                                step.path("reason").asText())));
        return steps;
    }

    private void send(Event event) {
        Worlds.send(key, List.of(event), true);
    }
}
