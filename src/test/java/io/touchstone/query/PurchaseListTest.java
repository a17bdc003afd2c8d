package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

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
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PurchaseListTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    /** Purchases {@code p1} of {@code spring}, {@code p2} and {@code p3} of two nodes, and {@code p4} of nothing. */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .identified(new ContactReference("ada", "+33600000001", "wa.ada", "Ada", null), "2025-03-03T08:00:00Z")
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("p1", "ada", "2025-03-03T11:00:01.999Z", "10.00")
                .flowSent("welcome", "n1", "m2", "ada", "2025-03-04T09:00:00Z")
                .read("m2", "2025-03-04T10:00:00Z")
                .bought("p2", "ada", "2025-03-04T11:00:00Z", "20.00")
                .refunded("p2", "2025-03-05T11:00:00Z", "25.00")
                .flowSent("welcome", "n2", "m3", "ben", "2025-03-05T09:00:00Z")
                .clicked("m3", "2025-03-05T10:00:00Z")
                .bought("p3", "ben", "2025-03-05T11:00:00Z", "30.00")
                .bought("p4", "cleo", "2025-03-06T11:00:00Z", "40.00")
                .sendTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "'', p4 p3 p2 p1",
        "attributed=true, p3 p2 p1",
        "attributed=false, p4",
        "campaign_id=spring, p1",
        "flow_id=welcome, p3 p2",
        "flow_id=welcome&node_id=n1, p2",
        "flow_id=welcome&node_id=n1&node_id=n2, p3 p2",
        "campaign_id=spring&flow_id=welcome&node_id=n2, p3 p1",
        "source=flows, p3 p2",
        "source=flows&campaign_id=spring, ''",
        "source=campaigns&attributed=false, ''",
        "campaign_id=nothing, ''",
        "touch=interacted&attributed=true, p3",
        "window=1h&attributed=true, p3 p2",
        "contact=id:ada, p2 p1",
        "contact=phone:%2B33600000001, p2 p1",
        "contact=whatsapp_user_id:wa.ada, p2 p1",
        "contact=id:ada&attributed=true&campaign_id=spring, p1",
        "contact=id:nobody, ''",
        "contact=id:Ada, ''",
        "sort=purchased_at, p1 p2 p3 p4",
        "sort=amount, p1 p2 p3 p4",
        "sort=-amount, p4 p3 p2 p1",
        "sort=revenue, p2 p1 p3 p4",
        "sort=-revenue, p4 p3 p1 p2",
        "sort=-amount&attributed=true, p3 p2 p1",
        "conversion_date=send, p3 p2 p1",
        "conversion_date=send&attributed=true, p3 p2 p1",
        "conversion_date=send&attributed=false, ''",
        "conversion_date=send&source=flows&sort=amount, p2 p3",
        "conversion_date=send&contact=id:ada, p2 p1",
        "conversion_date=send&touch=interacted, p3",
        "model=linear, p4 p3 p2 p1",
        "model=linear&campaign_id=spring&window=1d, p1",
        "model=linear&campaign_id=spring&window=7d, p2 p1",
        "model=first&campaign_id=spring&window=7d, p2 p1",
        "model=first&flow_id=welcome&window=7d, p3",
        "model=last&campaign_id=spring&window=7d, p1",
        "model=decay&half_life=1d&campaign_id=spring&window=7d&sort=-amount, p2 p1",
        "model=decay&half_life=1h&campaign_id=spring&window=7d&sort=-amount, p1",
        "model=linear&attributed=false, p4",
        "model=linear&attributed=false&campaign_id=spring, ''",
        "model=linear&conversion_date=send, p3 p2 p1",
        "model=linear&conversion_date=send&window=7d&source=campaigns, p2 p1",
        "model=first&conversion_date=send&window=7d&contact=id:ada&flow_id=welcome, ''",
        "model=linear&conversion_date=send&window=7d&contact=id:ada&flow_id=welcome, p2",
        "model=linear&source=flows&search=p3, p3",
        "model=linear&source=flows&state=cancelled, ''",
        "state=counted, p4 p3 p2 p1",
        "state=cancelled, ''"
    })
    void filtersChooseThePurchases(String filter, String ids) {
        assertThat(String.join(
                        " ",
                        Api.as(key)
                                .urlEncodingEnabled(false)
                                .get("/v1/purchases?from=2025-03-03&to=2025-03-09&" + filter)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .<String>getList("data.id")))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "attributed=yes, attributed",
        "contact=ada, contact",
        "contact=name:ada, contact",
        "contact=phone:0600000001, contact",
        "contact=id:, contact",
        "rate_base=sent, rate_base",
        "conversion_date=click, conversion_date",
        "model=shapley, model",
        "model=linear&half_life=1d, half_life",
        "half_life=1d, half_life",
        "sort=name, sort",
        "sort=, sort",
        "state=sent, state",
        "search=a, search",
        "'search= a ', search",
        "search=, search",
        "cursor=x, cursor"
    })
    void whatCannotBeUnderstoodIsRefusedByName(String query, String parameter) {
        Api.as(key).get("/v1/purchases?" + query).then().statusCode(400).body("errors.field", contains(parameter));
    }

    @Test
    void aCreditSaysWhichMessageAndHowLongBefore() {
        JsonNode purchase = rows(Worlds.with(WEEK, "contact", "id:ada")).getLast();
        assertThat(Worlds.texts(purchase))
                .containsAllEntriesOf(Map.of(
                        "id", "p1", "order_name", "#p1", "purchased_at", "2025-03-03T11:00:01.999Z", "amount", "10"));
        assertThat(Worlds.texts(purchase.path("credit")))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("kind", "campaign"),
                        Map.entry("campaign_id", "spring"),
                        Map.entry("campaign_name", "spring"),
                        Map.entry("flow_id", "null"),
                        Map.entry("flow_name", "null"),
                        Map.entry("node_id", "null"),
                        Map.entry("node_name", "null"),
                        Map.entry("message_id", "m1"),
                        Map.entry("template", "null"),
                        Map.entry("touch", "read"),
                        Map.entry("touched_at", "2025-03-03T10:00:00.000Z"),
                        Map.entry("lag_seconds", "3601")));
    }

    @Test
    void refundsAreCappedAtTheAmount() {
        JsonNode purchase = rows(Worlds.with(WEEK, "contact", "id:ada")).getFirst();
        assertThat(Worlds.texts(purchase))
                .containsAllEntriesOf(Map.of("amount", "20", "refunded", "20", "revenue", "0"));
    }

    @Test
    void purchasesOfOneInstantComeByTheGreatestCodePointFirst() {
        String at = "2025-03-10T10:00:00Z";
        // U+1F600 is greater than U+FB01 by code point, and smaller by UTF-16 unit.
        String key = Api.newWorkspace().key();
        History.inPounds()
                .bought("a", "ada", at, "1.00")
                .bought("\uFB01", "ada", at, "1.00")
                .bought("\uD83D\uDE00", "ada", at, "1.00")
                .bought("A", "ada", at, "1.00")
                .bought("a ", "ada", at, "1.00")
                .bought("é", "ada", at, "1.00")
                .sendTo(key);
        Map<String, Object> day = Map.of("from", "2025-03-10", "to", "2025-03-10");
        List<String> expected = List.of("\uD83D\uDE00", "\uFB01", "é", "a ", "a", "A");
        assertThat(ids(Worlds.pages(key, "/v1/purchases", day))).isEqualTo(expected);
        assertThat(ids(Worlds.pages(key, "/v1/purchases", Worlds.with(day, "limit", 1))))
                .as("page by page")
                .isEqualTo(expected);
    }

    @Test
    void statesAreUnitedAndACancelledTestOrderIsATest() {
        Instant at = Instant.parse("2025-03-08T10:00:00Z");
        Worlds.send(
                key,
                List.of(
                        placed("called-off", at, false),
                        placed("tried", at, true),
                        placed("tried-and-called-off", at, true),
                        new Event.PurchaseCancelled("c1", at, "called-off"),
                        new Event.PurchaseCancelled("c2", at, "tried-and-called-off")),
                true);
        assertThat(ids(rows(Worlds.with(WEEK, "state", "cancelled")))).containsExactly("called-off");
        assertThat(ids(rows(Worlds.with(WEEK, "state", "test")))).containsExactly("tried-and-called-off", "tried");
        List<String> all = List.of("tried-and-called-off", "tried", "called-off", "p4", "p3", "p2", "p1");
        assertThat(ids(rows(Worlds.with(WEEK, "state", List.of("test", "counted,cancelled")))))
                .isEqualTo(all);
        assertThat(ids(rows(Worlds.with(Worlds.with(WEEK, "state", "test,cancelled"), "attributed", true))))
                .as("what does not count has no credit")
                .isEmpty();
        assertThat(ids(rows(WEEK))).containsExactly("p4", "p3", "p2", "p1");
    }

    private static Event placed(String id, Instant at, boolean test) {
        return new Event.PurchasePlaced(
                "placed " + id,
                at,
                id,
                History.contact("ada"),
                new Money(new BigDecimal("5.00"), Currency.getInstance("GBP"), null),
                null,
                test);
    }

    @Test
    void purchasesOfOneAmountGoByIdEitherWay() {
        String key = Api.newWorkspace().key();
        History.inPounds()
                .bought("b", "ada", "2025-03-03T10:00:00Z", "1.00")
                .bought("a", "ada", "2025-03-05T10:00:00Z", "1.00")
                .bought("c", "ada", "2025-03-04T10:00:00Z", "1")
                .bought("d", "ada", "2025-03-06T10:00:00Z", "2.00")
                .sendTo(key);
        for (int limit : List.of(1, 2, 50)) {
            Map<String, Object> page = Worlds.with(WEEK, "limit", limit);
            assertThat(ids(Worlds.pages(key, "/v1/purchases", Worlds.with(page, "sort", "amount"))))
                    .containsExactly("a", "b", "c", "d");
            assertThat(ids(Worlds.pages(key, "/v1/purchases", Worlds.with(page, "sort", "-amount"))))
                    .containsExactly("d", "a", "b", "c");
        }
    }

    @Test
    void pagesOfAFilteredListAreThoseOfOneBigPage() {
        Map<String, Object> attributed = Worlds.with(WEEK, "attributed", true);
        for (int limit : List.of(1, 2, 3, 4)) {
            assertThat(ids(rows(Worlds.with(attributed, "limit", limit)))).containsExactly("p3", "p2", "p1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sort, purchased_at",
        "sort, -amount",
        "state, 'counted,test'",
        "search, p1",
        "conversion_date, send",
        "attributed, true",
        "touch, delivered",
        "contact, id:ada",
        "flow_id, welcome",
        "from, 2025-03-04"
    })
    void theCursorOfAnotherQuestionIsRefused(String parameter, String value) {
        String cursor = Worlds.get(key, "/v1/purchases", Worlds.with(WEEK, "limit", 1))
                .path("next_cursor")
                .asText();
        Api.as(key)
                .queryParams(Worlds.with(Worlds.with(WEEK, "cursor", cursor), parameter, value))
                .get("/v1/purchases")
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    private List<JsonNode> rows(Map<String, Object> question) {
        return Worlds.pages(key, "/v1/purchases", question);
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("id").asText()).toList();
    }
}
