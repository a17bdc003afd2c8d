package io.touchstone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchstone.openapi.ApiDescription.Operation;
import io.touchstone.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of {@code openapi.yaml} as it lies in the repository; that it is what the build writes is for another test. */
class DescriptionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ApiDescription DESCRIPTION = ApiDescription.ofTheRepository();

    @Test
    void everyExampleIsOfItsSchema() {
        List<String> violations = new ArrayList<>();
        DESCRIPTION.operations().forEach(operation -> {
            check(operation.description().path("requestBody"), operation, violations);
            operation.description().path("responses").forEach(response -> check(response, operation, violations));
        });
        assertThat(violations).isEmpty();
    }

    @Test
    void theLinesOfTheExampleOfEventsAreEvents() throws JsonProcessingException {
        JsonNode content =
                DESCRIPTION.document().at("/paths/~1v1~1events/post/requestBody/content/application~1x-ndjson");
        for (String line : content.path("example").asText().lines().toList()) {
            assertThat(DESCRIPTION.violations(ApiDescription.reference("Event"), JSON.readTree(line)))
                    .as(line)
                    .isEmpty();
        }
    }

    @Test
    void everyOperationTellsWhatItDoes() {
        assertThat(DESCRIPTION
                        .operations()
                        .map(operation ->
                                operation.description().path("operationId").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(DESCRIPTION.operations()).allSatisfy(operation -> {
            JsonNode description = operation.description();
            assertThat(description.path("summary").asText()).isNotBlank();
            assertThat(description.path("description").asText()).isNotBlank();
            assertThat(description.path("tags")).hasSize(1);
            assertThat(description.path("security")).hasSize(2);
            assertThat(description.path("parameters"))
                    .allSatisfy(parameter -> assertThat(DESCRIPTION
                                    .resolve(parameter)
                                    .path("description")
                                    .asText())
                            .isNotBlank());
        });
    }

    @Test
    void everyAnswerInJsonHasAnExample() {
        List<String> without = new ArrayList<>();
        DESCRIPTION
                .operations()
                .forEach(operation -> operation
                        .description()
                        .path("responses")
                        .properties()
                        .forEach(response -> DESCRIPTION
                                .resolve(response.getValue())
                                .path("content")
                                .properties()
                                .forEach(body -> {
                                    if (ApiDescription.isJson(body.getKey())
                                            && !body.getValue().has("example")
                                            && !body.getValue().has("examples")) {
                                        without.add(
                                                operation.method() + " " + operation.path() + " " + response.getKey());
                                    }
                                })));
        assertThat(without).isEmpty();
    }

    @Test
    void everyProblemIsAnExampleOfAnAnswer() {
        List<String> types = new ArrayList<>();
        DESCRIPTION
                .document()
                .at("/components/responses")
                .forEach(response -> response.at("/content/application~1problem+json/examples")
                        .forEach(example -> types.add(example.at("/value/type").asText())));
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.uri().toString())
                        .toList());
    }

    private static void check(JsonNode described, Operation operation, List<String> violations) {
        DESCRIPTION.resolve(described).path("content").properties().forEach(body -> {
            List<JsonNode> examples = new ArrayList<>();
            if (body.getValue().has("example")) {
                examples.add(body.getValue().path("example"));
            }
            body.getValue().path("examples").forEach(example -> examples.add(example.path("value")));
            for (JsonNode example : examples) {
                DESCRIPTION
                        .violations(body.getValue().path("schema"), example)
                        .forEach(violation -> violations.add(
                                operation.method() + " " + operation.path() + " " + body.getKey() + ": " + violation));
            }
        });
    }
}
