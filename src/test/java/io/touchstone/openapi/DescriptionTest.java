package io.touchstone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchstone.openapi.ApiDescription.Operation;
import io.touchstone.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    void everyAnswerHasAnExample() {
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
                                    // A workbook is no text.
                                    boolean binary = body.getValue()
                                            .at("/schema/format")
                                            .asText()
                                            .equals("binary");
                                    if (!binary
                                            && !body.getValue().has("example")
                                            && !body.getValue().has("examples")) {
                                        without.add(operation.method() + " " + operation.path() + " "
                                                + response.getKey() + " " + body.getKey());
                                    }
                                })));
        assertThat(without).isEmpty();
    }

    static Stream<String> tables() {
        return DESCRIPTION
                .operations()
                .filter(operation ->
                        operation.description().at("/responses/200/content").has("text/csv"))
                .map(operation -> operation.description().path("operationId").asText());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theExamplesOfATableAreTheRowsOfTheOneInJson(String operationId) throws IOException {
        JsonNode content = DESCRIPTION
                .operations()
                .filter(operation ->
                        operation.description().path("operationId").asText().equals(operationId))
                .findFirst()
                .orElseThrow()
                .description()
                .at("/responses/200/content");
        List<Map<String, JsonNode>> rows = new ArrayList<>();
        JsonNode document = content.at("/application~1json/example");
        rowsOf(document).forEach(row -> rows.add(flat("", row)));
        assertThat(rows).isNotEmpty();

        List<Map<String, JsonNode>> lines = new ArrayList<>();
        try (MappingIterator<JsonNode> read = JSON.readerFor(JsonNode.class)
                .readValues(content.at("/application~1x-ndjson/example").asText())) {
            read.forEachRemaining(line -> lines.add(flat("", line)));
        }
        assertThat(lines).containsExactlyElementsOf(rows);

        StringBuilder csv = new StringBuilder(String.join(",", lines.getFirst().keySet())).append("\r\n");
        lines.forEach(line -> csv.append(line.values().stream()
                        .map(value -> value.isNull() ? "" : value.asText())
                        .map(text -> text.contains(",") ? '"' + text + '"' : text)
                        .collect(Collectors.joining(",")))
                .append("\r\n"));
        assertThat(content.at("/text~1csv/example").asText()).isEqualTo(csv.toString());
    }

    private static JsonNode rowsOf(JsonNode document) {
        return Stream.of("data", "points", "nodes", "weeks")
                .filter(document::has)
                .map(document::path)
                .findFirst()
                .orElseThrow();
    }

    /** Nested names joined, but for KPIs, and models, which have a prefix each. */
    private static Map<String, JsonNode> flat(String prefix, JsonNode row) {
        Map<String, JsonNode> flat = new LinkedHashMap<>();
        row.properties().forEach(field -> {
            if (field.getKey().equals("credits")) {
                // A line has one of them.
                flat.putAll(flat("credit_", field.getValue().path(0)));
            } else if (field.getValue().isObject()) {
                flat.putAll(flat(
                        Set.of("kpis", "models").contains(field.getKey()) ? "" : prefix + field.getKey() + "_",
                        field.getValue()));
            } else {
                flat.put(prefix + field.getKey(), field.getValue());
            }
        });
        return flat;
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
