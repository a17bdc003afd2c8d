package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the time of a request makes of it, in New York from half past nine on Wednesday 2025-03-05 on. */
@QuarkusTest
@TestProfile(PassingTimeTest.TimeAsSet.class)
class PassingTimeTest {

    public static final class TimeAsSet implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SetTime.class);
        }
    }

    @Alternative
    @Singleton
    public static class SetTime implements InstantSource {

        private static volatile Instant now = Instant.parse("2025-03-05T14:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";

    private String key = "";

    @BeforeEach
    void fill() {
        SetTime.now = Instant.parse("2025-03-05T14:30:00Z");
        key = Api.newWorkspace("America/New_York", "USD").key();
        new History("USD")
                .campaignSent("spring", "m1", "ada", "2025-03-03T15:00:00Z")
                .campaignSent("spring", "m2", "ben", "2025-02-04T15:00:00Z")
                .flowSent("welcome", "n1", "m3", "ben", "2025-03-04T15:00:00Z")
                .sendTo(key);
    }

    @Test
    void todayHasTheHoursThatHaveBegun() {
        assertThat(points("period=today&interval=hour"))
                .hasSize(10)
                .startsWith("2025-03-05T00:00:00-05:00")
                .endsWith("2025-03-05T08:00:00-05:00", "2025-03-05T09:00:00-05:00 partial");
    }

    @Test
    void daysAheadAreLeftOutUnlessTheyHoldSomething() {
        assertThat(points(WEEK)).containsExactly("2025-03-03", "2025-03-04", "2025-03-05 partial");
        new History("USD", "ahead")
                .campaignSent("spring", "m4", "ada", "2025-03-06T14:00:00Z")
                .sendTo(key);
        assertThat(points(WEEK))
                .containsExactly("2025-03-03", "2025-03-04", "2025-03-05 partial", "2025-03-06 partial");
        assertThat(points("source=flows&" + WEEK)).containsExactly("2025-03-03", "2025-03-04", "2025-03-05 partial");
        assertThat(points("from=2025-03-10&to=2025-03-16")).isEmpty();
    }

    @Test
    void tablesSayWhatIsPartialInTheirLastColumn() {
        String csv = Api.as(key)
                .get("/v1/performance/series?format=csv&interval=week&period=this_month")
                .asString();
        assertThat(csv.lines().map(line -> line.replaceAll(",.*,", " ")))
                .containsExactly("start partial", "2025-02-24 true", "2025-03-03 true");
        assertThat(Api.as(key)
                        .get("/v1/performance/series?format=csv&from=2025-03-10&to=2025-03-16")
                        .asString()
                        .lines())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "this_week, 2025-02-24, 2025-02-26",
        "this_month, 2025-02-01, 2025-02-05",
        "this_quarter, 2024-10-01, 2024-12-03",
        "this_year, 2024-01-01, 2024-03-04",
        "last_week, 2025-02-17, 2025-02-23",
        "last_month, 2025-01-01, 2025-01-31",
        "last_quarter, 2024-07-01, 2024-09-30",
        "last_year, 2023-01-01, 2023-12-31",
        "last_30_days, 2025-01-05, 2025-02-03",
        "today, 2025-03-04, 2025-03-04"
    })
    void thePreviousPeriodFollowsTheCalendar(String period, String from, String to) {
        String question = "period=" + period + "&compare=previous_period";
        for (String row : List.of("/v1/performance?", "/v1/campaigns/spring?", "/v1/flows?all=true&")) {
            JsonNode answer = Worlds.get(key, row + question, Map.of());
            JsonNode comparison =
                    answer.has("data") ? answer.at("/data/0/comparison/period") : answer.at("/comparison/period");
            assertThat(comparison.path("from").asText() + " "
                            + comparison.path("to").asText())
                    .as(row)
                    .isEqualTo(from + " " + to);
        }
        assertThat(Worlds.get(key, "/v1/performance/series?" + question, Map.of())
                        .at("/points/0/comparison/start")
                        .asText())
                .isEqualTo(from);
    }

    @Test
    void thisMonthStandsBesideAsManyDaysOfTheOneBefore() {
        JsonNode points = Worlds.get(key, "/v1/performance/series?period=this_month&compare=previous_period", Map.of())
                .path("points");
        assertThat(points)
                .extracting(point -> point.path("start").asText() + " "
                        + point.at("/kpis/sent").asText() + " "
                        + point.at("/comparison/start").asText() + " "
                        + point.at("/comparison/kpis/sent").asText())
                .containsExactly(
                        "2025-03-01 0 2025-02-01 0",
                        "2025-03-02 0 2025-02-02 0",
                        "2025-03-03 1 2025-02-03 0",
                        "2025-03-04 1 2025-02-04 1",
                        "2025-03-05 0 2025-02-05 0");
    }

    @ParameterizedTest
    @CsvSource({
        // An hour begins, and the one before it ends.
        WEEK + "&interval=hour, 2025-03-05T14:59:59.999Z, 2025-03-05T15:00:00Z",
        // A day begins: another point.
        WEEK + "&interval=day, 2025-03-06T04:59:59.999Z, 2025-03-06T05:00:00Z",
        WEEK + "&interval=day&format=csv, 2025-03-06T04:59:59.999Z, 2025-03-06T05:00:00Z",
        "from=2025-03-01&to=2025-03-31&interval=week, 2025-03-10T03:59:59.999Z, 2025-03-10T04:00:00Z",
        // The last one ends and none begins; complete it is not yet, for the windows.
        WEEK + "&interval=week&conversion_date=send, 2025-03-10T03:59:59.999Z, 2025-03-10T04:00:00Z",
        // Of the other period a day begins.
        "from=2025-03-01&to=2025-03-02&compare_from=2025-03-05&compare_to=2025-03-06, "
                + "2025-03-06T04:59:59.999Z, 2025-03-06T05:00:00Z"
    })
    void whatTheClientHasIsNamedAnewOnceTimeChangesIt(String question, Instant last, Instant first) {
        Response known = ask(question, "none");
        SetTime.now = last;
        assertThat(ask(question, known.header("ETag")).statusCode()).isEqualTo(304);
        assertThat(ask(question, "none").asString()).isEqualTo(known.asString());
        SetTime.now = first;
        Response changed = ask(question, known.header("ETag"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.asString()).isNotEqualTo(known.asString());
    }

    private Response ask(String question, String known) {
        return Api.as(key).header("If-None-Match", known).get("/v1/performance/series?" + question);
    }

    private List<String> points(String question) {
        JsonNode points =
                Worlds.get(key, "/v1/performance/series?" + question, Map.of()).path("points");
        return StreamSupport.stream(points.spliterator(), false)
                .map(point ->
                        point.path("start").asText() + (point.path("partial").asBoolean() ? " partial" : ""))
                .toList();
    }
}
