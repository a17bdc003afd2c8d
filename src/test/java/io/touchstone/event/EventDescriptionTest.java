package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.openapi.ApiDescription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventDescriptionTest {

    @ParameterizedTest
    @EnumSource
    void theDescriptionHasTheFieldsOfTheType(EventType type) {
        ApiDescription description = ApiDescription.ofTheRepository();
        JsonNode event = description.document().at("/components/schemas/Event");
        JsonNode schema = description
                .document()
                .at(event.path("discriminator")
                        .path("mapping")
                        .path(type.code())
                        .asText()
                        .substring(1));
        List<String> fields = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        assertThat(fields).containsExactlyInAnyOrderElementsOf(type.fields());
        assertThat(schema.at("/properties/type/const").asText()).isEqualTo(type.code());
        assertThat(event.path("oneOf")).hasSize(EventType.values().length);
    }
}
