package io.touchstone.query.placebo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop whose figures can be worked by hand; that they are right of any other is for random worlds and pure tests to tell. */
@QuarkusTest
class PlaceboReadTest {

    private static final Map<String, Object> MARCH = Map.of("from", "2025-03-01", "to", "2025-03-31", "weeks", 1);
    private static final String CALL = "/v1/placebo?from=2025-03-01&to=2025-03-31";

    private static final Instant FIRST = Instant.parse("2025-02-03T09:00:00Z");
    private static final Instant SECOND = Instant.parse("2025-03-03T09:00:00Z");

    private String key = "";

    @BeforeEach
    void newWorkspace() {
        key = Api.newWorkspace().key();
    }

    /**
     * Of 120 people who got a first message four weeks before, each buys for 30 in the two days after another one, every second for 10 a
     * week before, and nobody a week after.
     */
    private void fill() {
        History history = History.inPounds();
        for (int i = 0; i < 120; i++) {
            String contact = "c" + i;
            history.campaignSent("winter", "w" + i, contact, FIRST.toString())
                    .delivered("w" + i, FIRST.toString())
                    .campaignSent("spring", "s" + i, contact, SECOND.toString())
                    .delivered("s" + i, SECOND.toString())
                    .bought("p" + i, contact, after(SECOND, i), "30.00");
            if (i % 2 == 0) {
                history.bought("q" + i, contact, after(SECOND.minus(Duration.ofDays(7)), i), "10.00");
            }
        }
        history.bought("last", "somebody", "2025-06-01T00:00:00Z", "1.00").sendTo(key);
    }

    private static String after(Instant sent, int minutes) {
        return sent.plus(Duration.ofMinutes(minutes)).toString();
    }

    @Test
    void theShareIsOfBothWeeksTogether() {
        fill();
        JsonNode answer = Worlds.get(key, "/v1/placebo", MARCH);
        assertThat(answer.path("in_windows").toString()).isEqualTo("{\"conversions\":120,\"revenue\":3600}");
        assertThat(answer.path("weeks").toString())
                .isEqualTo("[{\"weeks\":-1,\"messages\":120,\"conversions\":120,\"revenue\":3600,"
                        + "\"placebo_conversions\":60,\"placebo_revenue\":600},"
                        + "{\"weeks\":1,\"messages\":120,\"conversions\":120,\"revenue\":3600,"
                        + "\"placebo_conversions\":0,\"placebo_revenue\":0}]");
        // 600 / 7200, and 60 / 240.
        assertThat(number(answer, "/baseline_share")).isEqualByComparingTo("0.083333");
        assertThat(number(answer, "/baseline_share_of_conversions")).isEqualByComparingTo("0.25");
        // Each p - R c is 5 or -5: se = √(120/119 × 120 × 25) / 7200.
        assertThat(number(answer, "/interval/0")).isEqualByComparingTo("0.068361");
        assertThat(number(answer, "/interval/1")).isEqualByComparingTo("0.098306");
        assertThat(number(answer, "/excess_revenue")).isEqualByComparingTo("3300");
        assertThat(number(answer, "/comparable_share")).isEqualByComparingTo("1");
        assertThat(answer.path("reason").isNull()).isTrue();
        assertThat(answer.path("warnings")).isEmpty();
        assertThat(answer.path("attribution").toString())
                .isEqualTo("{\"touch\":\"delivered\",\"campaign_window\":\"2d\"}");
    }

    /** Nothing was read, so that the workspace's own rule credits nothing, until it is another. */
    @Test
    void whatIsAttributedIsSoUnderTheWorkspacesOwnRule() {
        fill();
        assertThat(number(Worlds.get(key, "/v1/placebo", MARCH), "/attributed_revenue"))
                .isEqualByComparingTo("0");
        Api.as(key)
                .body(Map.of("attribution", Map.of("touch", "delivered")))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        JsonNode answer = Worlds.get(key, "/v1/placebo", MARCH);
        assertThat(number(answer, "/attributed_revenue")).isEqualByComparingTo("3600");
        assertThat(number(answer, "/overstatement")).isEqualByComparingTo("1.090909");
    }

    @Test
    void onlyMessagesOfThePeriodAndOfTheAskedCampaignsHaveWindows() {
        fill();
        assertThat(conversions("spring", MARCH)).isEqualTo(120);
        assertThat(conversions("winter", MARCH)).isZero();
        assertThat(conversions("winter", Map.of("from", "2025-02-01", "to", "2025-02-28")))
                .isZero();
        assertThat(conversions("spring", Map.of("from", "2025-03-04", "to", "2025-03-31")))
                .isZero();
    }

    private int conversions(String campaign, Map<String, Object> question) {
        return Worlds.get(key, "/v1/placebo", Worlds.with(question, "campaign_id", campaign))
                .at("/in_windows/conversions")
                .asInt();
    }

    @Test
    void refundsCountAndCancelledOrdersAndFlowsDoNot() {
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .delivered("m1", "2025-03-03T09:00:00Z")
                .bought("p1", "ada", "2025-03-03T11:00:00Z", "10.00")
                .refunded("p1", "2025-03-04T11:00:00Z", "4.00")
                .bought("p2", "ada", "2025-03-03T12:00:00Z", "50.00")
                .cancelled("p2", "2025-03-03T13:00:00Z")
                .flowSent("welcome", "n1", "m2", "ben", "2025-03-03T09:00:00Z")
                .delivered("m2", "2025-03-03T09:00:00Z")
                .bought("p3", "ben", "2025-03-03T11:00:00Z", "10.00")
                .sendTo(key);
        assertThat(Worlds.get(key, "/v1/placebo", MARCH).path("in_windows").toString())
                .isEqualTo("{\"conversions\":1,\"revenue\":6}");
    }

    @Test
    void whereThereIsTooLittleItSaysWhyAndStillHasTheRest() {
        JsonNode answer = Worlds.get(key, "/v1/placebo", Map.of());
        assertThat(answer.path("reason").asText()).isEqualTo("too_few_conversions");
        for (String absent : new String[] {
            "baseline_share",
            "interval",
            "baseline_share_of_conversions",
            "excess_revenue",
            "excess_interval",
            "overstatement"
        }) {
            assertThat(answer.path(absent).isNull()).as(absent).isTrue();
        }
        assertThat(number(answer, "/comparable_share")).isZero();
        assertThat(number(answer, "/attributed_revenue")).isZero();
        assertThat(answer.path("weeks")).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "weeks=0, weeks",
        "weeks=9, weeks",
        "weeks=04, weeks",
        "weeks=two, weeks",
        "touch=seen, touch",
        "campaign_window=4d, campaign_window",
        "format=pdf, format",
        "window=1d, window",
        "flow_id=welcome, flow_id"
    })
    void whatCannotBeAskedIsNamed(String parameter, String name) {
        Api.as(key).get(CALL + "&" + parameter).then().statusCode(400).body("errors.field", contains(equalTo(name)));
    }

    private static BigDecimal number(JsonNode answer, String pointer) {
        return answer.at(pointer).decimalValue();
    }
}
