package io.touchstone.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AsDeployed.class)
@Tag("any-database")
class LogLinesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final String requestId = "request-" + UUID.randomUUID();
    private NewWorkspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = Api.newWorkspace();
    }

    private RequestSpecification asAdmin() {
        return Api.as(workspace.key()).header("X-Request-Id", requestId).urlEncodingEnabled(false);
    }

    @Test
    void aLineIsAnObjectWithTheIdsOfItsRequestAndWorkspace() throws IOException {
        asAdmin().get("/v1/performance?period=never").then().statusCode(400);
        assertThat(linesOfTheRequest()).singleElement().satisfies(line -> {
            assertThat(line.path("mdc").path("workspace_id").asText()).isEqualTo(workspace.id());
            assertThat(line.path("message").asText()).isEqualTo("GET /v1/performance: 400, INVALID_PARAMETER");
            assertThat(line.path("level").asText()).isEqualTo("DEBUG");
            assertThat(line.path("timestamp").asText()).endsWith("Z");
        });
    }

    @Test
    void aFailureOfOursIsOneLineWithItsStack() throws IOException {
        asAdmin().get("/test/route").then().statusCode(500);
        assertThat(linesOfTheRequest()).singleElement().satisfies(line -> {
            assertThat(line.path("message").asText()).isEqualTo("GET /... failed");
            assertThat(line.path("stackTrace").asText()).contains("FailingRoute.java");
        });
    }

    @Test
    void nothingOfPeopleIsLoggedWhateverFails() throws IOException {
        String contact = "{\"phone\": \"+33698765432\", \"name\": \"Ada Logline\", \"email\": \"ada@logline.example\"}";
        asAdmin()
                .body("{\"events\": [{\"id\": \"e1\", \"type\": \"contact.identified\", \"occurred_at\":"
                        + " \"2026-03-01T10:00:00Z\", \"contact\": " + contact + "},"
                        + " {\"id\": \"e2\", \"type\": \"contact.identified\", \"contact\": " + contact + "}]}")
                .post("/v1/events");
        asAdmin().body("{\"events\": [" + contact + ", ada@logline.example]}").post("/v1/events");
        asAdmin().body("{\"ada@logline.example\": \"Ada Logline\"}").post("/v1/events");
        asAdmin().body("{\"name\": {\"Ada Logline\": 1}}").put("/v1/campaigns/+33698765432");
        asAdmin().get("/v1/messages/wamid.+33698765432").then().statusCode(404);
        asAdmin()
                .body("{\"events\": [" + String.join(",", sent("1"), sent("2")) + "]}")
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2));
        String list = "/v1/messages?from=2026-03-01&to=2026-03-01&limit=1";
        String next = asAdmin().get(list).jsonPath().getString("next_cursor");
        asAdmin().get(list + "&cursor=" + next).then().statusCode(200);
        asAdmin().get(list + "&cursor=" + next + "x").then().statusCode(400);
        asAdmin().delete("/v1/messages/wamid.+33698765432").then().statusCode(405);
        asAdmin().get("/v1/purchases?contact=phone:+33698765432&period=never");
        asAdmin().get("/v1/purchases?contact=email:ada@logline.example");
        asAdmin().get("/test/route?contact=phone:+33698765432");
        assertThat(Files.readString(AsDeployed.LOG))
                .contains(requestId)
                .doesNotContainIgnoringCase("logline")
                .doesNotContain("98765432");
    }

    private static String sent(String id) {
        return """
                {"id": "%s", "type": "message.sent", "occurred_at": "2026-03-01T10:00:00Z",
                 "message_id": "wamid.+33698765432-%s", "contact": {"phone": "+33698765432"}, "campaign_id": "spring"}""".formatted(id, id);
    }

    private List<JsonNode> linesOfTheRequest() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(AsDeployed.LOG)) {
            JsonNode object = JSON.readTree(line);
            if (object.path("mdc").path("request_id").asText().equals(requestId)) {
                lines.add(object);
            }
        }
        return lines;
    }
}
