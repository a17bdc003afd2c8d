package io.touchstone.operations;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of metrics, and what the service shows once it was used. */
@QuarkusTest
class MetricsTest {

    private static final String EVENTS = """
            {"events": [
              {"id": "e1", "type": "message.sent", "occurred_at": "2026-03-01T10:00:00Z", "message_id": "m/1",
               "contact": {"phone": "+33612345678"}, "campaign_id": "tag-of-an-id"},
              {"id": "e1", "type": "message.read", "occurred_at": "2026-03-01T11:00:00Z", "message_id": "m/1"},
              {"id": "e2", "type": "nonsense"}]}
            """;

    @TestHTTPResource(management = true)
    URI management;

    private NewWorkspace workspace;
    private Map<String, Family> shown;

    @BeforeEach
    void useTheService() {
        workspace = Api.newWorkspace();
        Api.as(workspace.key()).body(EVENTS).post("/v1/events").then().statusCode(200);
        request("GET", "/v1/performance");
        request("GET", "/v1/campaigns/tag-of-an-id");
        request("GET", "/v1/messages/m%2F1");
        request("GET", "/v1/audit");
        // Nobody takes these.
        request("GET", "/v1/no-such-thing/tag-of-an-id");
        request("DELETE", "/v1/campaigns/tag-of-an-id");
        request("TAG-OF-AN-ID", "/v1/campaigns/tag-of-an-id");
        request("GET", "/v1/campaigns/tag-of-an-id%FF");
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/v1/campaigns/tag-of-an-id");
        shown = Family.read(get(management.resolve("metrics")).asString());
    }

    private void request(String method, String path) {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + workspace.key())
                .request(method, path);
    }

    @Test
    void everyMetricThatIsShownStandsInTheTable() {
        assertThat(shown.keySet()).isSubsetOf(MetricsTable.names());
    }

    @Test
    void everyMetricOfTheTableIsShownUnlessItSaysWhenItIsNot() {
        assertThat(shown.keySet()).containsAll(MetricsTable.always().keySet());
    }

    @Test
    void typesAndTagsAreThoseOfTheTable() {
        shown.forEach((name, family) -> {
            Family promised = promised(name);
            assertThat(family.type()).as(name).isEqualTo(promised.type());
            assertThat(family.tags().keySet())
                    .as(name)
                    .isEqualTo(promised.tags().keySet());
        });
    }

    @Test
    void tagsHaveNoOtherValuesThanThoseOfTheTable() {
        shown.forEach((name, family) -> promised(name).tags().forEach((tag, values) -> {
            if (!values.isEmpty()) {
                assertThat(family.tags().get(tag)).as(name + " " + tag).isSubsetOf(values);
            }
        }));
    }

    @Test
    void ourOwnCountersStartFromZeroWithEveryValue() {
        assertThat(shown.values())
                .filteredOn(family -> family.name().matches("touchstone_.*_total"))
                .isNotEmpty()
                .allSatisfy(family -> assertThat(family.tags())
                        .isEqualTo(promised(family.name()).tags()));
    }

    @Test
    void nothingThatAClientWroteIsATag() {
        assertThat(shown.values().toString()).doesNotContainIgnoringCase("tag-of-an-id");
    }

    private static Family promised(String name) {
        return Objects.requireNonNull(MetricsTable.all().get(name), name);
    }
}
