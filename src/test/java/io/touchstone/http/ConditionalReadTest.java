package io.touchstone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.sql.CountedStatements;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConditionalReadTest {

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";
    private static final String PERFORMANCE = "/v1/performance?" + WEEK;

    private String key = "";
    private final History history = History.inPounds()
            .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
            .read("m1", "2025-03-03T10:00:00Z")
            .bought("p1", "ada", "2025-03-03T11:00:00Z", "10.00")
            .flowSent("welcome", "n1", "m2", "ben", "2025-03-04T09:00:00Z");

    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        history.sendTo(key);
    }

    static Stream<String> reads() {
        return Stream.of(
                PERFORMANCE,
                "/v1/performance?period=all_time",
                PERFORMANCE + "&compare=previous_year",
                "/v1/performance/rules?" + WEEK,
                "/v1/performance/rules?campaign_id=spring&" + WEEK,
                "/v1/performance/models?" + WEEK,
                "/v1/performance/models?by=campaign&format=csv&" + WEEK,
                "/v1/placebo?" + WEEK,
                "/v1/placebo?campaign_id=spring&format=csv&" + WEEK,
                "/v1/performance/series?" + WEEK,
                "/v1/performance/series?format=csv&" + WEEK,
                "/v1/performance/series?compare=previous_year&" + WEEK,
                "/v1/campaigns?compare=previous_period&" + WEEK,
                "/v1/flows/welcome/nodes?compare=previous_period&" + WEEK,
                "/v1/campaigns?" + WEEK,
                "/v1/flows?format=ndjson&" + WEEK,
                "/v1/campaigns/spring?" + WEEK,
                "/v1/flows/welcome?" + WEEK,
                "/v1/flows/welcome/nodes?" + WEEK,
                "/v1/purchases?" + WEEK,
                "/v1/purchases?format=csv&" + WEEK,
                "/v1/purchases?format=xlsx&" + WEEK,
                "/v1/purchases/p1",
                "/v1/messages?limit=1&" + WEEK,
                "/v1/messages?format=ndjson&" + WEEK,
                "/v1/messages/m1",
                "/v1/report?dimensions=day&" + WEEK,
                "/v1/report?dimensions=day&format=csv&" + WEEK,
                "/v1/report?dimensions=frequency&" + WEEK,
                "/v1/report/schema",
                "/v1/me",
                "/v1/settings");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everyReadIsNamedAndNotAnsweredTwice(String path) {
        Response first = get(path);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("ETag")).matches("\"[A-Za-z0-9_-]{24}-gzip\"");
        Response second = get(path, first.header("ETag"));
        second.then().statusCode(304).body(is(emptyString()));
        for (String header : Set.of("ETag", "Cache-Control", "Vary")) {
            assertThat(second.headers().getValues(header))
                    .as(header)
                    .isNotEmpty()
                    .isEqualTo(first.headers().getValues(header));
        }
        assertThat(first.headers().getValues("Cache-Control"))
                .containsExactly(path.matches("/v1/(purchases|messages).*") ? "no-store" : "private, no-cache");
        assertThat(String.join(", ", first.headers().getValues("Vary")))
                .contains("Authorization", "Accept,", "Accept-Encoding", "Origin");
        assertThat(second.header("Content-Disposition")).isNull();
    }

    /** But for the first day of all time, which has to be found before the answer has a name. */
    @ParameterizedTest
    @MethodSource("reads")
    void whatTheClientHasTakesNoStatementButThatOfItsKey(String path) {
        String tag = get(path).header("ETag");
        long statements =
                CountedStatements.everywhereDuring(() -> get(path, tag).then().statusCode(304));
        if (path.contains("all_time")) {
            assertThat(statements).isGreaterThan(1);
        } else {
            assertThat(statements).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aStarMatchesWhateverThereIs(String path) {
        get(path, "*").then().statusCode(304).body(is(emptyString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/campaigns/none", "/v1/flows/none/nodes", "/v1/purchases/none", "/v1/messages/none"})
    void aStarDoesNotMatchWhatThereIsNot(String path) {
        Response none = get(path, "*");
        none.then().statusCode(404);
        assertThat(none.header("ETag")).isNull();
    }

    @Test
    void tagsMayBeListedAndWeak() {
        String tag = tag();
        get(PERFORMANCE, "\"a,b\", W/" + tag + " , \"c\"").then().statusCode(304);
        get(PERFORMANCE, "\"a\", \"b\"").then().statusCode(200);
        get(PERFORMANCE, tag.replace("\"", "")).then().statusCode(200);
        get(PERFORMANCE, "").then().statusCode(200);
    }

    @Test
    void anAcceptedEventChangesItAndADuplicateDoesNot() {
        String before = tag();
        history.sendTo(key);
        assertThat(tag()).isEqualTo(before);
        history.read("m2", "2025-03-04T10:00:00Z").sendTo(key);
        get(PERFORMANCE, before).then().statusCode(200).body("kpis.read", is(2));
    }

    @Test
    void settingsNamesAndGraphsChangeIt() {
        Set<String> tags = new HashSet<>(Set.of(tag()));
        Api.as(key)
                .body(Map.of("rate_base", "delivered"))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        tags.add(tag());
        Api.as(key)
                .body(Map.of("name", "Spring"))
                .put("/v1/campaigns/spring")
                .then()
                .statusCode(200);
        tags.add(tag());
        Api.as(key)
                .body(Map.of("name", "Hello", "nodes", new String[0], "edges", new String[0]))
                .put("/v1/flows/welcome")
                .then()
                .statusCode(200);
        tags.add(tag());
        assertThat(tags).hasSize(4);
    }

    @Test
    void whatHappensElsewhereDoesNotChangeIt() {
        String before = tag();
        Api.NewWorkspace other = Api.newWorkspace();
        history.sendTo(other.key());
        assertThat(tag()).isEqualTo(before);
        assertThat(Api.as(other.key()).get(PERFORMANCE).header("ETag")).isNotEqualTo(before);
    }

    @Test
    void theQuestionTheFormatAndTheScopeAreCovered() {
        String reader = Api.newKey(key, "read").getString("api_key");
        String purchases = "/v1/purchases?" + WEEK;
        assertThat(Stream.of(
                                get(purchases),
                                get(purchases + "&touch=delivered"),
                                get(purchases + "&format=csv"),
                                Api.as(key).header("Accept", "text/csv").get(purchases),
                                Api.as(reader).get(purchases))
                        .map(answer -> answer.header("ETag")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                           | true",
                "deflate;q=0.5, gzip, *;q=0     | true",
                "br, gzip                       | true",
                "*                              | true",
                "deflate, gzip;q=0.5            | false",
                "identity                       | false",
                "deflate                        | false",
                "gzip;q=0                       | false"
            })
    void aTagSaysWhetherTheAnswerIsGzipped(String accepted, boolean gzipped) throws Exception {
        for (String path : List.of(PERFORMANCE, "/v1/messages?format=csv&" + WEEK)) {
            HttpResponse<byte[]> answer = send(path, accepted);
            assertThat(answer.headers().firstValue("Content-Encoding").isPresent())
                    .isEqualTo(gzipped);
            assertThat(answer.headers().firstValue("ETag").orElseThrow().endsWith("-gzip\""))
                    .isEqualTo(gzipped);
            assertThat(answer.body()[0] == 0x1f).isEqualTo(gzipped);
        }
    }

    // Unlike REST Assured this client accepts no encoding of its own accord.
    private HttpResponse<byte[]> send(String path, String accepted) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                            .header("Authorization", "Bearer " + key)
                            .header("Accept-Encoding", accepted)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    @Test
    void aProblemHasNoTag() {
        assertThat(get("/v1/purchases/none").header("ETag")).isNull();
        assertThat(get(PERFORMANCE + "&cursor=x").header("ETag")).isNull();
    }

    private String tag() {
        return get(PERFORMANCE).header("ETag");
    }

    private Response get(String path) {
        return Api.as(key).urlEncodingEnabled(false).get(path);
    }

    private Response get(String path, String known) {
        return Api.as(key)
                .urlEncodingEnabled(false)
                .header("If-None-Match", known)
                .get(path);
    }
}
