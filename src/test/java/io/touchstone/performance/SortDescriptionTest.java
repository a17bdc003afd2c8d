package io.touchstone.performance;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.openapi.ApiDescription;
import org.junit.jupiter.api.Test;

class SortDescriptionTest {

    @Test
    void whatIsDescribedCanBeSortedBy() {
        JsonNode orders = ApiDescription.ofTheRepository().document().at("/components/parameters/sort/schema/enum");
        assertThatCode(() -> orders.forEach(order -> SourceOrder.of(order.asText())))
                .doesNotThrowAnyException();
    }
}
