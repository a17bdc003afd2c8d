package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventBatchTest {

    private String key = "";

    @BeforeEach
    void createWorkspace() {
        key = Api.newWorkspace("Europe/London", "GBP").key();
    }

    @Test
    void goodEventsAreStoredAndBadOnesListed() {
        Batches.post(
                        key,
                        Batches.sent("e1", "m1"),
                        Batches.sent("e2", "m2").replace("\"spring\"", "\"spring\", \"colour\": \"red\""),
                        "\"not an object\"",
                        Batches.sent("e4", "m4").replace(Batches.AT, "yesterday"),
                        Batches.sent("e5", "m5"))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("duplicates", equalTo(0))
                .body("rejected_count", equalTo(3))
                .body("rejected.index", contains(1, 2, 3))
                .body("rejected.id", contains(equalTo("e2"), nullValue(), equalTo("e4")))
                .body(
                        "rejected.type",
                        contains(
                                "urn:touchstone:rejection:unknown-field",
                                "urn:touchstone:rejection:not-an-object",
                                "urn:touchstone:rejection:invalid-field"))
                .body("rejected[0].detail", startsWith("colour"))
                .body("rejected[2].detail", startsWith("occurred_at"));
        assertThat(kpi("sent")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv", "application/json;q=0", "image/png, text/*", "a", "*/"})
    void aBatchWhoseReceiptWouldNotBeTakenIsNotStored(String accept) {
        Api.as(key)
                .header("Accept", accept)
                .body("{\"events\":[" + Batches.sent("e1", "m1") + "]}")
                .post("/v1/events")
                .then()
                .statusCode(406)
                .body("type", equalTo("urn:touchstone:problem:not-acceptable"));
        assertThat(kpi("sent")).isEqualTo("0");
    }

    @Test
    void theSecondOfOneIdInABatchIsADuplicate() {
        assertReceipt(Batches.post(key, Batches.sent("e1", "m1"), Batches.sent("e1", "m2")), 1, 1, 0);
        assertThat(kpi("sent")).isEqualTo("1");
    }

    @Test
    void aBatchSentAgainIsAllDuplicates() {
        List<String> batch = List.of(Batches.sent("e1", "m1"), Batches.placed("e2", "p1", "10.00", "GBP"));
        assertReceipt(Batches.post(key, batch), 2, 0, 0);
        assertReceipt(Batches.post(key, batch), 0, 2, 0);
        assertThat(kpi("total_revenue")).isEqualTo("10");
    }

    @Test
    void aKnownIdIsADuplicateWhateverItHolds() {
        Batches.post(key, Batches.placed("e1", "p1", "10.00", "GBP"));
        assertReceipt(
                Batches.post(
                        key,
                        Batches.placed("e1", "p1", "99.00", "GBP"),
                        Batches.placed("e1", "p2", "99.00", "XXL"),
                        Batches.placed("e1", "p3", "99.00", "USD"),
                        "{\"id\": \"e1\"}"),
                0,
                4,
                0);
        assertThat(kpi("total_revenue")).isEqualTo("10");
    }

    @Test
    void ofAnyNumberOfEventsThoseThatAreKnownAreDuplicates() {
        for (int size : new int[] {3, 90, 300, 700}) { // each is stored in another way
            String run = "run " + size + ", ";
            List<String> known = IntStream.range(0, size)
                    .mapToObj(number -> Batches.sent(run + number, run + number))
                    .toList();
            assertReceipt(Batches.post(key, known), size, 0, 0);
            List<String> more = new ArrayList<>(known);
            more.add(1, Batches.placed(run + "p", run + "p", "10.00", "GBP"));
            more.add(Batches.sent(run + "m", run + "m"));
            assertReceipt(Batches.post(key, more), 2, size, 0);
        }
        assertThat(kpi("sent")).isEqualTo("1097");
        assertThat(kpi("total_purchases")).isEqualTo("4");
    }

    @Test
    void aDuplicateMakesNoCampaign() {
        Batches.post(key, Batches.sent("e1", "m1"));
        assertReceipt(Batches.post(key, Batches.sent("e1", "m2").replace("spring", "summer")), 0, 1, 0);
        Api.as(key).get("/v1/campaigns?all=true").then().body("data.id", contains("spring"));
    }

    @Test
    void idsThatDifferInCaseAccentOrTrailingSpaceAreDifferentIds() {
        assertReceipt(
                Batches.post(
                        key,
                        Batches.sent("e", "m"),
                        Batches.sent("E", "M"),
                        Batches.sent("é", "m "),
                        Batches.sent("e ", "ḿ")),
                4,
                0,
                0);
        assertThat(kpi("sent")).isEqualTo("4");
    }

    @Test
    void aRejectedEventDoesNotUseItsIdUp() {
        assertReceipt(Batches.post(key, Batches.placed("e1", "p1", "ten", "GBP")), 0, 0, 1);
        assertReceipt(Batches.post(key, Batches.placed("e1", "p1", "10.00", "GBP")), 1, 0, 0);
        assertThat(kpi("total_revenue")).isEqualTo("10");
    }

    @Test
    void theIdOfARejectedEventIsFreeWithinItsBatch() {
        assertReceipt(
                Batches.post(
                        key, Batches.placed("e1", "p1", "10.00", "USD"), Batches.placed("e1", "p1", "10.00", "GBP")),
                1,
                0,
                1);
    }

    @Test
    void moneyInAnotherCurrencyNeedsAnExchangeRate() {
        Batches.post(
                        key,
                        Batches.placed("e1", "p1", "10.00", "EUR"),
                        Batches.placed("e2", "p2", "10.00", "EUR")
                                .replace("\"EUR\"", "\"EUR\", \"exchange_rate\": 0.8765"),
                        Batches.placed("e3", "p3", "10.00", "GBP"))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.id", contains("e1"))
                .body("rejected.type", contains("urn:touchstone:rejection:missing-exchange-rate"))
                .body("rejected[0].detail", startsWith("exchange_rate"));
        assertThat(kpi("total_revenue")).isEqualTo("18.77");
    }

    @Test
    void theFirstThousandRejectionsAreListedAndAllAreCounted() {
        List<String> bad = IntStream.range(0, 1_500).mapToObj(String::valueOf).toList();
        Batches.post(key, bad)
                .statusCode(200)
                .body("rejected_count", equalTo(1_500))
                .body("rejected", hasSize(1_000))
                .body("rejected[999].index", equalTo(999));
    }

    @Test
    void tenThousandEventsAreABatch() {
        List<String> events = IntStream.range(0, 10_000)
                .mapToObj(number ->
                        "{\"id\": \"e%d\", \"type\": \"message.read\", \"occurred_at\": \"%s\", \"message_id\": \"m%d\"}"
                                .formatted(number, Batches.AT, number))
                .toList();
        assertReceipt(Batches.post(key, events), 10_000, 0, 0);
    }

    @Test
    void moreThanTenThousandEventsAreRefused() {
        assertProblem(
                Batches.post(key, IntStream.range(0, 10_001).mapToObj(_ -> "{}").toList()), "invalid-body", "events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"events\": []}", "{}", "{\"events\": null}", "{\"events\": {}}"})
    void aBatchWithoutEventsIsRefused(String body) {
        assertProblem(Batches.postBody(key, body), "invalid-body", "events");
    }

    @Test
    void anUnknownFieldBesideTheEventsIsRefusedAndNothingStored() {
        assertProblem(
                Batches.postBody(key, "{\"events\": [" + Batches.sent("e1", "m1") + "], \"dry_run\": true}"),
                "invalid-body",
                "dry_run");
        assertThat(kpi("sent")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"events\": [", "{\"events\": [{}]} {}", "events", "{\"events\": [{}], \"events\": [{}]}"})
    void whatIsNotOneJsonValueIsRefused(String body) {
        Batches.postBody(key, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:touchstone:problem:malformed-json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7"})
    void whatIsNoObjectIsRefused(String body) {
        Batches.postBody(key, body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anotherMediaTypeIsNotTaken() {
        Api.as(key)
                .contentType("text/csv")
                .body("id,type")
                .post("/v1/events")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:touchstone:problem:unsupported-media-type"));
    }

    private static void assertReceipt(ValidatableResponse response, int accepted, int duplicates, int rejected) {
        response.statusCode(200)
                .body("accepted", equalTo(accepted))
                .body("duplicates", equalTo(duplicates))
                .body("rejected_count", equalTo(rejected))
                .body("rejected", rejected == 0 ? empty() : hasSize(rejected));
    }

    private static void assertProblem(ValidatableResponse response, String type, String field) {
        response.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:touchstone:problem:" + type))
                .body("errors.field", contains(field));
    }

    private String kpi(String name) {
        return Worlds.get(key, "/v1/performance", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                .at("/kpis/" + name)
                .asText();
    }
}
