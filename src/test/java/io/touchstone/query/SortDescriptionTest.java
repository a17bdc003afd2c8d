package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.openapi.ApiDescription;
import io.touchstone.query.catalog.SourceOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortDescriptionTest {

    @Test
    void whatIsDescribedCanBeSortedBy() {
        JsonNode orders = ApiDescription.ofTheRepository().document().at("/components/parameters/sort/schema/enum");
        assertThatCode(() -> orders.forEach(order -> SourceOrder.of(order.asText())))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsDescribedOfReportsIsEveryColumn() {
        JsonNode document = ApiDescription.ofTheRepository().document();
        List<String> columns = new ArrayList<>();
        List.of("Dimension", "Kpi")
                .forEach(name -> document.at("/components/schemas/" + name + "/enum")
                        .forEach(code -> columns.addAll(List.of(code.asText(), "-" + code.asText()))));
        List<String> orders = new ArrayList<>();
        document.at("/components/parameters/report.sort/schema/enum").forEach(order -> orders.add(order.asText()));
        assertThat(orders).isNotEmpty().isEqualTo(columns);
    }
}
