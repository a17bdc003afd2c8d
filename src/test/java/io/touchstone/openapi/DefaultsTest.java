package io.touchstone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DefaultsTest {

    private static final ApiDescription DESCRIPTION = ApiDescription.ofTheRepository();

    @Test
    void askingForWhatIsDescribedAsTheDefaultChangesNothing() {
        String key = Api.newWorkspace().key();
        assertThat(DESCRIPTION
                        .operations()
                        .filter(operation -> operation.method().equals("get")
                                && !operation.path().contains("{")
                                && !operation.path().equals("/v1/workspaces")))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(answer(key, operation.path(), defaults(operation.description())))
                        .isEqualTo(answer(key, operation.path(), Map.of())));
    }

    private static String answer(String key, String path, Map<String, String> parameters) {
        return Api.as(key)
                .queryParams(parameters)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** As a parameter has it. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText();
    }

    private static Map<String, String> defaults(JsonNode operation) {
        Map<String, String> defaults = new HashMap<>();
        for (JsonNode reference : operation.path("parameters")) {
            JsonNode parameter = DESCRIPTION.resolve(reference);
            JsonNode value = parameter.at("/schema/default");
            if (!value.isMissingNode()) {
                defaults.put(parameter.path("name").asText(), text(value));
            }
        }
        return defaults;
    }
}
