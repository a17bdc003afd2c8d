package io.touchstone.intake;

import static io.touchstone.History.contact;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shops say of an order after it was placed, whatever comes first. */
@QuarkusTest
class OrdersTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    /** Ada has read m1 of spring, and Ben m2 of autumn. */
    private static final List<Event> MESSAGES = new History("EUR")
            .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
            .read("m1", "2025-03-03T10:00:00Z")
            .campaignSent("autumn", "m2", "ben", "2025-03-03T09:00:00Z")
            .read("m2", "2025-03-03T10:00:00Z")
            .events();

    private String key = "";

    @BeforeEach
    void newWorkspace() {
        key = newKey();
    }

    private static String newKey() {
        return Api.newWorkspace("UTC", "EUR").key();
    }

    static Stream<List<Event>> lives() {
        return Stream.of(
                List.of(
                        placed("o1", "2025-03-03T11:00:00Z", null, dollars("100.00", "0.8765")),
                        placed("o2", "2025-03-03T12:00:00Z", contact("ada"), dollars("90.00", "0.8765")),
                        placed("o3", "2025-03-03T13:00:00Z", contact("ben"), dollars("80.00", "0.8765")),
                        updated("o4", "2025-03-04T09:00:00Z", dollars("95.00", "0.9"), "2025-03-04T11:00:00Z", null),
                        refunded("o5", "2025-03-04T10:00:00Z", dollars("33.33", "0.7"), null),
                        refunded("o6", "2025-03-04T10:00:01Z", dollars("33.33", "0.7"), null)),
                List.of(
                        placed("o1", "2025-03-03T11:00:00Z", contact("ben"), euros("100.00")),
                        refunded("o2", "2025-03-04T09:00:00Z", euros("10.00"), "r1"),
                        refunded("o3", "2025-03-04T10:00:00Z", euros("4.00"), "r1"),
                        refunded("o4", "2025-03-04T10:00:00Z", euros("20.00"), "r2"),
                        updated("o5", "2025-03-04T11:00:00Z", euros("99.00"), null, List.of("r1")),
                        new Event.ContactIdentified("o6", at("2025-03-04T12:00:00Z"), contact("ben"), contact("ada"))),
                List.of(
                        placed("o1", "2025-03-03T11:00:00Z", contact("ada"), euros("100.00")),
                        new Event.PurchaseCancelled("o2", at("2025-03-03T12:00:00Z"), "p"),
                        new Event.PurchaseRestored("o3", at("2025-03-03T13:00:00Z"), "p"),
                        placed("o4", "2025-03-03T10:30:00Z", contact("ben"), euros("70.00")),
                        new Event.ContactIdentified("o5", at("2025-03-04T12:00:00Z"), contact("ben"), contact("cleo")),
                        refunded("o6", "2025-03-04T09:00:00Z", euros("10.00"), null)));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyOrderOfArrivalGivesTheSameAnswers(List<Event> events) {
        Worlds.send(key, MESSAGES, true);
        Worlds.send(key, events, true);
        JsonNode expected = answers(key);
        for (int seed = 0; seed < 8; seed++) {
            List<Event> order = new ArrayList<>(events);
            order.addAll(MESSAGES);
            Collections.shuffle(order, new Random(seed));
            String other = newKey();
            int size = 1 + seed % 3;
            for (int from = 0; from < order.size(); from += size) {
                Worlds.send(other, order.subList(from, Math.min(from + size, order.size())), true);
            }
            assertThat(answers(other)).as("%s", order).isEqualTo(expected);
            assertNothingIsWrong(other);
        }
    }

    private static JsonNode answers(String key) {
        ObjectNode answers = (ObjectNode) purchase(key);
        ((ObjectNode) answers.path("contact")).remove("key");
        answers.set("kpis", Worlds.get(key, "/v1/performance", WEEK).path("kpis"));
        return answers;
    }

    @Test
    void ofAnOrderInDollarsThatIsGivenBackWholeInPartsNothingIsLeft() {
        Worlds.send(key, MESSAGES, true);
        Worlds.send(
                key,
                List.of(
                        placed("o1", "2025-03-03T11:00:00Z", contact("ada"), dollars("100.00", "0.8765")),
                        refunded("o2", "2025-03-03T12:00:00Z", dollars("33.33", "0.8765"), null),
                        refunded("o3", "2025-03-03T12:00:01Z", dollars("33.33", "0.8765"), null),
                        refunded("o4", "2025-03-03T12:00:02Z", dollars("33.34", "0.8765"), null)),
                true);
        assertThat(kpis()).containsAllEntriesOf(Map.of("conversions", "1", "revenue", "0", "average_order_value", "0"));
        assertThat(kpis()).containsAllEntriesOf(Map.of("gross_revenue", "87.65", "refunds", "87.65"));
    }

    @Test
    void anOrderThatTurnsOutToBeSomebodyElsesMovesItsCredit() {
        Worlds.send(key, MESSAGES, true);
        Worlds.send(key, List.of(placed("o1", "2025-03-03T12:00:00Z", contact("ada"), euros("10.00"))), true);
        assertThat(purchase(key).at("/credit/message_id").asText()).isEqualTo("m1");
        Worlds.send(key, List.of(placed("o2", "2025-03-03T11:00:00Z", contact("ben"), euros("10.00"))), true);
        assertThat(purchase(key).at("/credit/message_id").asText()).isEqualTo("m2");
        assertThat(purchase(key).at("/contact/id").asText()).isEqualTo("ben");
        assertThat(kpis()).containsAllEntriesOf(Map.of("conversions", "1", "total_purchases", "1"));
        assertNothingIsWrong(key);
    }

    @Test
    void anOrderIsListedCountedAndCreditedAtTheTimeThatAnUpdateCorrects() {
        Worlds.send(key, MESSAGES, true);
        Worlds.send(
                key,
                List.of(
                        placed("o1", "2025-03-06T12:00:00Z", contact("ada"), euros("10.00")),
                        placed("other", "q", "2025-03-04T12:00:00Z", contact("ada"), euros("10.00"))),
                true);
        assertThat(purchase(key).path("credit").isNull()).isTrue();
        Worlds.send(
                key,
                List.of(updated("o2", "2025-03-07T12:00:00Z", euros("10.00"), "2025-03-03T10:30:00.250Z", null)),
                true);
        JsonNode corrected = purchase(key);
        assertThat(corrected.path("purchased_at").asText()).isEqualTo("2025-03-03T10:30:00.250Z");
        assertThat(corrected.at("/credit/message_id").asText()).isEqualTo("m1");
        assertThat(corrected.at("/credit/lag_seconds").asInt()).isEqualTo(1_800);
        assertThat(Worlds.get(key, "/v1/purchases", WEEK).path("data"))
                .extracting(row -> row.path("id").asText())
                .containsExactly("q", "p");
        assertThat(Worlds.get(key, "/v1/performance", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                        .at("/kpis/revenue")
                        .decimalValue())
                .isEqualByComparingTo("10");
        assertNothingIsWrong(key);
    }

    @Test
    void anOrderThatIsRestoredCountsAgain() {
        Worlds.send(key, MESSAGES, true);
        Worlds.send(key, List.of(placed("o1", "2025-03-03T11:00:00Z", contact("ada"), euros("10.00"))), true);
        Worlds.send(key, List.of(new Event.PurchaseCancelled("o2", at("2025-03-03T12:00:00Z"), "p")), true);
        assertThat(kpis()).containsAllEntriesOf(Map.of("conversions", "0", "total_purchases", "0"));
        Worlds.send(key, List.of(new Event.PurchaseRestored("o3", at("2025-03-03T13:00:00Z"), "p")), true);
        assertThat(kpis()).containsAllEntriesOf(Map.of("conversions", "1", "total_purchases", "1"));
        assertThat(purchase(key).path("state").asText()).isEqualTo("counted");
    }

    @Test
    void anOrderOfNobodyIsInTheTotalsAndCreditedToNothing() {
        Worlds.send(key, MESSAGES, true);
        Worlds.send(
                key,
                List.of(
                        placed("o1", "2025-03-03T11:00:00Z", null, euros("10.00")),
                        refunded("o2", "2025-03-03T12:00:00Z", euros("4.00"), null)),
                true);
        assertThat(kpis())
                .containsAllEntriesOf(Map.of("conversions", "0", "total_purchases", "1", "total_revenue", "6"));
        JsonNode row = Worlds.get(key, "/v1/purchases", Map.of("attributed", "false", "period", "all_time"))
                .at("/data/0");
        assertThat(row.path("id").asText()).isEqualTo("p");
        assertThat(row.get("contact").isNull()).isTrue();
        assertThat(row.get("credit").isNull()).isTrue();
        assertThat(purchase(key).get("contact").isNull()).isTrue();
        assertThat(purchase(key).path("journey")).isEmpty();
        List<String> csv = Api.as(key)
                .get("/v1/purchases?period=all_time&format=csv")
                .asString()
                .lines()
                .toList();
        assertThat(csv.get(0)).contains("revenue,contact_id,contact_name,contact_phone,credit_kind,");
        assertThat(csv.get(1)).contains(",6,,,,,");
        assertThat(Api.as(key)
                        .get("/v1/purchases?period=all_time&format=ndjson")
                        .asString())
                .contains("\"contact_id\":null", "\"contact_key\":null");
        assertNothingIsWrong(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/rebuild", "/v1/rebuild?origin=facts", "/v1/rebuild/credits"})
    void ofOrdersOfNobodyARebuildMakesTheSame(String rebuild) {
        Worlds.send(key, MESSAGES, true);
        Worlds.send(key, List.of(placed("o1", "2025-03-03T11:00:00Z", null, dollars("10.00", "0.7"))), true);
        JsonNode before = Worlds.get(key, "/v1/performance", WEEK).path("kpis");
        Api.as(key).post(rebuild).then().statusCode(202);
        String progress = rebuild.endsWith("credits") ? rebuild : "/v1/settings";
        boolean rebuilding = true;
        while (rebuilding) {
            rebuilding = Worlds.get(key, progress, Map.of()).path("rebuilding").asBoolean();
        }
        assertThat(Worlds.get(key, "/v1/performance", WEEK).path("kpis")).isEqualTo(before);
        assertNothingIsWrong(key);
    }

    private static void assertNothingIsWrong(String key) {
        assertThat(Worlds.get(key, "/v1/audit", Map.of()).path("found")).isEmpty();
    }

    private Map<String, String> kpis() {
        return Worlds.texts(Worlds.get(key, "/v1/performance", WEEK).path("kpis"));
    }

    private static JsonNode purchase(String key) {
        return Worlds.get(key, "/v1/purchases/p", Map.of());
    }

    private static Event placed(String id, String at, @Nullable ContactReference contact, Money amount) {
        return placed(id, "p", at, contact, amount);
    }

    private static Event placed(
            String id, String purchaseId, String at, @Nullable ContactReference contact, Money amount) {
        return new Event.PurchasePlaced(id, at(at), purchaseId, contact, amount, "#" + id, false);
    }

    private static Event updated(
            String id, String at, Money amount, @Nullable String placedAt, @Nullable List<String> refundIds) {
        return new Event.PurchaseUpdated(id, at(at), "p", amount, placedAt == null ? null : at(placedAt), refundIds);
    }

    private static Event refunded(String id, String at, Money amount, @Nullable String refundId) {
        return new Event.PurchaseRefunded(id, at(at), "p", amount, refundId);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("EUR"), null);
    }

    private static Money dollars(String amount, String rate) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"), new BigDecimal(rate));
    }
}
