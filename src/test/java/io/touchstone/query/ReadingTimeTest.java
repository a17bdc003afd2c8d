package io.touchstone.query;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.touchstone.Api;
import io.touchstone.History;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers for which there is no time at all. */
@QuarkusTest
@TestProfile(ReadingTimeTest.WithoutTime.class)
class ReadingTimeTest {

    public static final class WithoutTime implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("touchstone.reads.longest-time", "0s");
        }
    }

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";

    private String key = "";

    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("p1", "ada", "2025-03-03T11:00:00Z", "10.00")
                .sendTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/performance?" + WEEK,
                "/v1/performance?model=linear&" + WEEK,
                "/v1/performance/rules?model=linear&" + WEEK,
                "/v1/performance/models?" + WEEK,
                "/v1/placebo?" + WEEK,
                "/v1/purchases?model=linear&campaign_id=spring&" + WEEK,
                "/v1/messages?model=linear&not=credited&" + WEEK
            })
    void whatTakesLongerEndsAndSaysSo(String path) {
        Api.as(key)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", is("urn:touchstone:problem:overloaded"))
                .body("detail", startsWith("To read what was asked for takes longer than the 0 s"));
    }

    @Test
    void aTableWithoutEndTakesAsLongAsItsClient() {
        Api.as(key)
                .urlEncodingEnabled(false)
                .get("/v1/purchases?model=linear&campaign_id=spring&format=csv&" + WEEK)
                .then()
                .statusCode(200);
    }
}
