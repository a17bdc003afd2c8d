package io.touchstone.callers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.openapi.ApiDescription;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static List<String> scopes(JsonNode operation) {
        return operation
                .path("security")
                .path(0)
                .path("bearer")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void whatNeedsTheScopeIngestCountsAsIngestAndNothingElseDoes() {
        assertThat(ApiDescription.ofTheRepository().operations()).isNotEmpty().allSatisfy(operation -> {
            boolean isIngest = scopes(operation.description()).equals(List.of("ingest"));
            assertThat(Policy.of(
                            operation.method().toUpperCase(Locale.ROOT),
                            operation.path().replace("{id}", "an-id")))
                    .isEqualTo(isIngest ? Policy.INGEST : Policy.REQUESTS);
        });
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        assertThat(Policy.of("POST", "/v1/events/")).isEqualTo(Policy.INGEST);
        assertThat(Policy.of("GET", "/")).isEqualTo(Policy.REQUESTS);
    }

    @Test
    void thereAreFourOfThem() {
        assertThat(ApiDescription.ofTheRepository().operations())
                .filteredOn(operation -> scopes(operation.description()).equals(List.of("ingest")))
                .hasSize(4);
    }
}
