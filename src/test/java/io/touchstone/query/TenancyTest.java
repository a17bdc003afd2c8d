package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two workspaces with the same ids and dates. */
@QuarkusTest
class TenancyTest {

    private static final String DAYS = "from=2025-03-03&to=2025-03-09";

    private static final List<String> READS = List.of(
            "/v1/performance?" + DAYS,
            "/v1/performance?period=all_time",
            "/v1/performance?source=flows&" + DAYS,
            "/v1/performance?campaign_id=spring&campaign_id=theirs&" + DAYS,
            "/v1/performance?conversion_date=send&window=30d&" + DAYS,
            "/v1/performance?compare=previous_period&" + DAYS,
            "/v1/performance?from=2025-03-10&to=2025-03-11&compare_from=2025-03-03&compare_to=2025-03-09",
            "/v1/performance/rules?" + DAYS,
            "/v1/performance/rules?campaign_id=spring&campaign_id=theirs&" + DAYS,
            "/v1/performance/models?by=campaign&" + DAYS,
            "/v1/performance/models?by=flow&conversion_date=send&window=30d&" + DAYS,
            "/v1/placebo?touch=read&" + DAYS,
            "/v1/placebo?campaign_id=spring&campaign_id=theirs&campaign_window=7d&weeks=8&" + DAYS,
            "/v1/me",
            "/v1/performance/series?interval=day&" + DAYS,
            "/v1/performance/series?from=2025-03-10&to=2025-03-11&compare_from=2025-03-03&compare_to=2025-03-09",
            "/v1/performance/series?interval=hour&flow_id=welcome&node_id=n1&node_id=theirs&" + DAYS,
            "/v1/campaigns?" + DAYS,
            "/v1/campaigns?all=true&" + DAYS,
            "/v1/campaigns?all=true&period=last_week&compare_from=2025-03-03&compare_to=2025-03-09",
            "/v1/campaigns?search=their&all=true&" + DAYS,
            "/v1/campaigns/spring?" + DAYS,
            "/v1/campaigns/spring?period=last_week&compare_from=2025-03-03&compare_to=2025-03-09",
            "/v1/flows?" + DAYS,
            "/v1/flows?all=true&" + DAYS,
            "/v1/flows/welcome?" + DAYS,
            "/v1/flows/welcome?period=last_week&compare_from=2025-03-03&compare_to=2025-03-09",
            "/v1/flows/welcome/nodes?" + DAYS,
            "/v1/flows/welcome/nodes?period=last_week&compare_from=2025-03-03&compare_to=2025-03-09",
            "/v1/report?" + DAYS,
            "/v1/report?dimensions=hour,campaign,flow,node,template&" + DAYS,
            "/v1/report?dimensions=campaign_name,flow_name,node_name,hour_of_day&sort=-revenue&metrics=revenue&" + DAYS,
            "/v1/report?dimensions=weekday&metrics=total_revenue&" + DAYS,
            "/v1/report?dimensions=flow,day&metrics=sent,revenue&flow_id=welcome&flow_id=theirs&" + DAYS,
            "/v1/report?dimensions=frequency,campaign&" + DAYS,
            "/v1/report/schema",
            "/v1/purchases?" + DAYS,
            "/v1/purchases?attributed=true&campaign_id=spring&" + DAYS,
            "/v1/purchases?attributed=false&" + DAYS,
            "/v1/purchases?contact=id:ada&" + DAYS,
            "/v1/purchases?contact=phone:%2B33600000001&" + DAYS,
            "/v1/purchases/p1",
            "/v1/purchases/p3?window=30d",
            "/v1/messages?" + DAYS,
            "/v1/messages?state=read&" + DAYS,
            "/v1/messages?campaign_id=spring&campaign_id=theirs&" + DAYS,
            "/v1/messages/m1",
            "/v1/messages/m2");

    private String ours = "";
    private String theirs = "";

    @BeforeEach
    void fillOurs() {
        ours = Api.newWorkspace().key();
        theirs = Api.newWorkspace().key();
        // 10.00 to the campaign, 20.00 to the flow, 5.00 to nothing.
        shop("10.00", "20.00", "5.00", "Ada Ours").sendTo(ours);
        define(ours, "Our welcome", "Our n1", "Our way");
    }

    @Test
    void whatAnotherWorkspaceStoresChangesNoAnswer() {
        List<String> before = answers(ours);
        fillTheirs();
        assertThat(answers(ours)).containsExactlyElementsOf(before);
    }

    @Test
    void everyWorkspaceSeesItsOwnNumbers() {
        fillTheirs();
        for (String read : READS) {
            assertThat(answer(ours, read)).as(read).doesNotContainIgnoringCase("their");
            assertThat(answer(theirs, read)).as(read).doesNotContain("Ada Ours");
        }
        assertThat(revenue(ours, "/v1/performance")).isEqualTo("30");
        assertThat(revenue(ours, "/v1/campaigns/spring")).isEqualTo("10");
        assertThat(revenue(ours, "/v1/flows/welcome")).isEqualTo("20");
        assertThat(revenue(theirs, "/v1/performance")).isEqualTo("333");
        assertThat(revenue(theirs, "/v1/campaigns/spring")).isEqualTo("111");
        assertThat(revenue(theirs, "/v1/flows/welcome")).isEqualTo("222");
    }

    @ParameterizedTest
    @CsvSource({"/v1/campaigns/theirs", "/v1/flows/theirs", "/v1/flows/theirs/nodes", "/v1/messages/their-message"})
    void theSourceOfAnotherWorkspaceDoesNotExist(String path) {
        fillTheirs();
        Api.as(theirs).get(path).then().statusCode(200);
        Api.as(ours).get(path).then().statusCode(404).body("type", equalTo("urn:touchstone:problem:not-found"));
    }

    @Test
    void namingASourceNamesItInOneWorkspaceOnly() {
        fillTheirs();
        Api.as(ours)
                .body(Map.of("name", "Ours"))
                .put("/v1/campaigns/spring")
                .then()
                .statusCode(200);
        Api.as(ours)
                .body(Map.of("name", "Ours"))
                .put("/v1/flows/welcome")
                .then()
                .statusCode(200);
        assertThat(name(theirs, "/v1/campaigns/spring")).isEqualTo("Their spring");
        assertThat(name(theirs, "/v1/flows/welcome")).isEqualTo("Their welcome");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /v1/performance         | read",
                "GET  | /v1/performance/rules   | read",
                "GET  | /v1/performance/series  | read",
                "GET  | /v1/performance/models  | read",
                "GET  | /v1/placebo             | read",
                "GET  | /v1/campaigns           | read",
                "GET  | /v1/campaigns/spring    | read",
                "GET  | /v1/flows               | read",
                "GET  | /v1/flows/welcome       | read",
                "GET  | /v1/flows/welcome/nodes | read",
                "GET  | /v1/report              | read",
                "GET  | /v1/report/schema       | read",
                "GET  | /v1/purchases           | read read_contacts",
                "GET  | /v1/purchases/p1        | read read_contacts",
                "GET  | /v1/messages            | read read_contacts",
                "GET  | /v1/messages/m1         | read=404 read_contacts",
                "POST | /v1/events              | ingest",
                "PUT  | /v1/campaigns/spring    | ingest",
                "PUT  | /v1/flows/welcome       | ingest"
            })
    void onlyTheScopesOfACallMayCallIt(String method, String path, String scopes) {
        Map<String, Integer> statuses = new HashMap<>();
        for (String scope : scopes.split(" ", -1)) {
            String[] status = scope.split("=", -1);
            statuses.put(status[0], status.length == 1 ? 200 : Integer.parseInt(status[1]));
        }
        for (String scope : List.of("ingest", "read", "read_contacts", "admin")) {
            int expected = statuses.getOrDefault(scope, 403);
            String key = Api.newKey(ours, scope).getString("api_key");
            assertThat(status(key, method, path)).as(scope).isEqualTo(expected);
        }
        assertThat(status(Api.OPERATOR, method, path)).as("operator").isEqualTo(403);
        assertThat(status("tsk_nobody", method, path)).as("nobody").isEqualTo(401);
    }

    @Test
    void withoutReadContactsTheContactIsMasked() {
        JsonNode contact = contact(Api.newKey(ours, "read").getString("api_key"));
        assertThat(contact.path("id").isNull()).isTrue();
        assertThat(contact.path("email").isNull()).isTrue();
        assertThat(contact.path("key").asText()).startsWith("c_");
        assertThat(contact.path("name").asText()).isEqualTo("A. O.");
        assertThat(contact.path("phone").asText())
                .startsWith("+33")
                .endsWith("01")
                .doesNotContain("600");
    }

    @Test
    void withReadContactsTheContactIsShown() {
        Map<String, String> contact =
                Worlds.texts(contact(Api.newKey(ours, "read_contacts").getString("api_key")));
        assertThat(contact.remove("key")).startsWith("c_");
        assertThat(contact)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("id", "ada", "name", "Ada Ours", "phone", "+33600000001", "email", "ada@ours.example"));
    }

    @Test
    void askingForAContactNeedsReadContacts() {
        String masked = Api.newKey(ours, "read").getString("api_key");
        Api.as(masked)
                .get("/v1/purchases?contact=id:ada&" + DAYS)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:touchstone:problem:forbidden"));
    }

    private void fillTheirs() {
        shop("111.00", "222.00", "55.00", "Ada Theirs")
                .campaignSent("theirs", "their-message", "their-contact", "2025-03-04T09:00:00Z", "0.50")
                .flowSent("theirs", "theirs", "their-other-message", "their-contact", "2025-03-04T09:00:00Z")
                .flowSent("welcome", "theirs", "their-third-message", "their-contact", "2025-03-04T09:00:00Z")
                .sendTo(theirs);
        Api.as(theirs)
                .body(Map.of("name", "Their spring"))
                .put("/v1/campaigns/spring")
                .then()
                .statusCode(200);
        define(theirs, "Their welcome", "Their n1", "Their way");
    }

    private static void define(String key, String flow, String node, String edge) {
        Api.as(key)
                .body(Map.of(
                        "name", flow,
                        "nodes", List.of(Map.of("id", "start"), Map.of("id", "n1", "name", node)),
                        "edges", List.of(Map.of("from", "start", "to", "n1", "label", edge))))
                .put("/v1/flows/welcome")
                .then()
                .statusCode(200);
    }

    private static History shop(String byCampaign, String byFlow, String byNothing, String name) {
        return History.inPounds()
                .identified(
                        new ContactReference("ada", "+33600000001", null, name, "ada@ours.example"),
                        "2025-03-03T08:00:00Z")
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z", "0.07")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("p1", "ada", "2025-03-03T11:00:00Z", byCampaign)
                .flowSent("welcome", "n1", "m2", "ada", "2025-03-03T12:00:00Z")
                .clicked("m2", "2025-03-03T13:00:00Z")
                .bought("p2", "ada", "2025-03-03T14:00:00Z", byFlow)
                .bought("p3", "ada", "2025-03-08T14:00:00Z", byNothing);
    }

    private static List<String> answers(String key) {
        List<String> answers = new ArrayList<>();
        READS.forEach(read -> answers.add(read + "\n" + answer(key, read)));
        return answers;
    }

    private static String answer(String key, String read) {
        return Api.as(key)
                .urlEncodingEnabled(false)
                .get(read)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String revenue(String key, String path) {
        return Worlds.get(key, path, Map.of("from", "2025-03-03", "to", "2025-03-09"))
                .at("/kpis/revenue")
                .asText();
    }

    private static String name(String key, String path) {
        return Worlds.get(key, path, Map.of()).path("name").asText();
    }

    private static JsonNode contact(String key) {
        return Worlds.pages(key, "/v1/purchases", Map.of("from", "2025-03-03", "to", "2025-03-09"))
                .getFirst()
                .path("contact");
    }

    private static int status(String key, String method, String path) {
        String body = path.equals("/v1/events") ? "{\"events\": [{}]}" : "{\"name\": \"A name\"}";
        return method.equals("GET")
                ? Api.as(key).get(path).statusCode()
                : Api.as(key).body(body).request(method, path).statusCode();
    }
}
