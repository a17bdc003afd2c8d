package io.touchstone.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of campaigns and flows: order, pages, search, names. */
@QuarkusTest
class SourceListTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    /**
     * Campaigns {@code a} (no cost, 10.00), {@code b} (cost 1, 30.00), {@code c} (cost 2, 30.00), {@code d} (cost 1,
     * nothing), a week earlier {@code old}, and {@code draft}, which sent nothing.
     */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .campaignSent("a", "m1", "ada", "2025-03-03T09:00:00Z")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("p1", "ada", "2025-03-03T11:00:00Z", "10.00")
                .campaignSent("b", "m2", "ben", "2025-03-04T09:00:00Z", "1")
                .read("m2", "2025-03-04T10:00:00Z")
                .bought("p2", "ben", "2025-03-04T11:00:00Z", "30.00")
                .campaignSent("c", "m3", "cleo", "2025-03-04T09:00:00Z", "2")
                .read("m3", "2025-03-04T10:00:00Z")
                .bought("p3", "cleo", "2025-03-04T11:00:00Z", "30.00")
                .campaignSent("d", "m4", "dan", "2025-03-05T09:00:00Z", "1")
                .campaignSent("old", "m5", "dan", "2025-02-25T09:00:00Z", "1")
                .flowSent("welcome", "n1", "m6", "eve", "2025-03-05T09:00:00Z")
                .flowSent("cart", "n1", "m7", "eve", "2025-03-06T09:00:00Z")
                .sendTo(key);
        put("/v1/campaigns/{id}", "a", "Zebra", "sent");
        put("/v1/campaigns/{id}", "b", "apple", "sent");
        put("/v1/campaigns/{id}", "c", "Apple", "sent");
        put("/v1/campaigns/{id}", "d", "Zebra", "sent");
        put("/v1/campaigns/{id}", "draft", "Summer Sale", "draft");
    }

    @ParameterizedTest
    @CsvSource({
        // By code point: A, Z, a.
        "name, c a d b",
        "-name, b a d c",
        "revenue, d a b c",
        "-revenue, b c a d",
        // What cost nothing has no ROI, and is last either way.
        "roi, d c b a",
        "-roi, b c d a",
        "-cost, c b d a",
        "first_sent_at, a b c d",
        "-last_sent_at, d b c a",
        "'', d b c a"
    })
    void rowsAreSortedWithNullsLastAndTiesById(String sort, String ids) {
        Map<String, Object> question = sort.isEmpty() ? WEEK : Worlds.with(WEEK, "sort", sort);
        assertThat(ids(Worlds.pages(key, "/v1/campaigns", question))).isEqualTo(ids);
        assertThat(ids(Worlds.pages(key, "/v1/campaigns", Worlds.with(question, "limit", 1))))
                .as("page by page")
                .isEqualTo(ids);
    }

    @Test
    void whatNeverSentAMessageIsLastInTheOrderOfSending() {
        Map<String, Object> all = Worlds.with(WEEK, "all", true);
        assertThat(ids(Worlds.pages(key, "/v1/campaigns", Worlds.with(all, "sort", "first_sent_at"))))
                .isEqualTo("old a b c d draft");
        assertThat(ids(Worlds.pages(key, "/v1/campaigns", Worlds.with(all, "sort", "-first_sent_at"))))
                .isEqualTo("d b c a old draft");
    }

    @Test
    void theLinkLeadsToTheNextPage() {
        Response first = Api.as(key).get("/v1/campaigns?from=2025-03-03&to=2025-03-09&sort=-revenue&limit=3");
        assertThat(first.jsonPath().getList("data.id")).containsExactly("b", "c", "a");
        String link = first.header("Link");
        assertThat(link).startsWith("</v1/campaigns?").endsWith(">; rel=\"next\"");
        Response second = Api.as(key).urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
        assertThat(second.jsonPath().getList("data.id")).containsExactly("d");
        assertThat(second.jsonPath().getString("next_cursor")).isNull();
        assertThat(second.header("Link")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/campaigns, sort, -cost",
        "/v1/campaigns, search, a",
        "/v1/campaigns, all, true",
        "/v1/campaigns, to, 2025-03-08",
        "/v1/campaigns, touch, delivered",
        "/v1/campaigns, campaign_id, a",
        "/v1/flows, limit, 1"
    })
    void theCursorOfAnotherQuestionIsRefused(String path, String parameter, String value) {
        String cursor = Worlds.get(key, "/v1/campaigns", Worlds.with(WEEK, "limit", 1))
                .path("next_cursor")
                .asText();
        Api.as(key)
                .queryParams(Worlds.with(Worlds.with(WEEK, "cursor", cursor), parameter, value))
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    @ParameterizedTest
    @CsvSource({"sort, sent_at", "sort, --name", "limit, 0", "limit, 501", "limit, ten", "all, yes", "cursor, abc"})
    void whatAListCannotUnderstandIsRefusedByName(String parameter, String value) {
        Api.as(key)
                .queryParams(Worlds.with(WEEK, parameter, value))
                .get("/v1/campaigns")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:touchstone:problem:invalid-parameter"))
                .body("errors.field", contains(parameter));
    }

    @ParameterizedTest
    @CsvSource({"APPLE, b c", "sale, draft", "old, old", "draft, draft", "zebra, d a", "%, ''", "_, ''", "ＯＬＤ, old"})
    void searchLooksIntoNamesAndIds(String search, String ids) {
        assertThat(ids(Worlds.pages(
                        key, "/v1/campaigns", Worlds.with(Worlds.with(WEEK, "all", true), "search", search))))
                .isEqualTo(ids);
    }

    @Test
    void filtersNarrowTheList() {
        assertThat(Api.as(key)
                        .get(
                                "/v1/campaigns?from=2025-03-03&to=2025-03-09&sort=name&campaign_id=a&campaign_id=b&flow_id=cart")
                        .jsonPath()
                        .getList("data.id"))
                .containsExactly("a", "b");
        assertThat(ids(Worlds.pages(key, "/v1/flows", Worlds.with(WEEK, "flow_id", "cart"))))
                .isEqualTo("cart");
        assertThat(ids(Worlds.pages(key, "/v1/flows", Worlds.with(WEEK, "source", "campaigns"))))
                .isEmpty();
    }

    @Test
    void aCampaignWithCreditsAloneIsInThePeriod() {
        Map<String, Object> lateWeek = Map.of("from", "2025-03-04", "to", "2025-03-04");
        assertThat(ids(Worlds.pages(key, "/v1/campaigns", lateWeek))).isEqualTo("b c");
        Api.as(key).body("""
                        {"events": [{"id": "late", "type": "purchase.placed", "occurred_at": "2025-03-04T08:00:00Z",
                          "purchase_id": "p9", "contact": {"id": "ada"}, "amount": 1, "currency": "GBP"}]}""").post("/v1/events").then().statusCode(200);
        assertThat(ids(Worlds.pages(key, "/v1/campaigns", lateWeek))).isEqualTo("b c a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "été", "spring ", " spring", "100%", "%2F", "😀", "a+b", "a;b=c", "a?b#c", "..a", "x\\y"})
    void anyIdCanBeNamedInAPath(String id) {
        History.inPounds()
                .campaignSent(id, "m1", "ada", "2025-03-03T09:00:00Z")
                .flowSent(id, id, "m2", "ada", "2025-03-03T09:00:00Z")
                .sendTo(key = Api.newWorkspace().key());
        for (String path : List.of("/v1/campaigns/{id}", "/v1/flows/{id}")) {
            assertThat(Worlds.get(key, path, WEEK, id).path("name").asText()).isEqualTo(id);
            put(path, id, "New name", "paused");
            JsonNode one = Worlds.get(key, path, WEEK, id);
            assertThat(one.path("id").asText()).isEqualTo(id);
            assertThat(one.path("name").asText()).isEqualTo("New name");
            assertThat(one.path("status").asText()).isEqualTo("paused");
            assertThat(one.at("/kpis/sent").asInt()).isEqualTo(1);
            assertThat(one.path("first_sent_at").asText()).isEqualTo("2025-03-03T09:00:00.000Z");
        }
        assertThat(Worlds.get(key, "/v1/flows/{id}/nodes", WEEK, id)
                        .at("/nodes/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(ids(Worlds.pages(key, "/v1/campaigns", Worlds.with(WEEK, "campaign_id", id))))
                .isEqualTo(id);
    }

    @Test
    void idsThatOnlyLookAlikeAreOthers() {
        for (String other : List.of("A", "a ", "á", "nothing")) {
            Api.as(key).get("/v1/campaigns/{id}", other).then().statusCode(404);
            Api.as(key).get("/v1/flows/{id}/nodes", other).then().statusCode(404);
        }
    }

    private void put(String path, String id, String name, String status) {
        Api.as(key)
                .body(Map.of("name", name, "status", status))
                .put(path, id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name", equalTo(name))
                .body("status", equalTo(status));
    }

    private static String ids(List<JsonNode> rows) {
        return String.join(
                " ", rows.stream().map(row -> row.path("id").asText()).toList());
    }
}
