package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.openapi.ApiDescription;
import io.touchstone.query.catalog.SourceOrder;
import org.junit.jupiter.api.Test;

class SortDescriptionTest {

    @Test
    void whatIsDescribedCanBeSortedBy() {
        JsonNode orders = ApiDescription.ofTheRepository().document().at("/components/parameters/sort/schema/enum");
        assertThatCode(() -> orders.forEach(order -> SourceOrder.of(order.asText())))
                .doesNotThrowAnyException();
    }
}
