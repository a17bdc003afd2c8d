package io.touchstone.query.report;

import io.touchstone.export.Column;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.rollup.MetricValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report: which rows there are, in which order, and what they show.
 *
 * @param order by the dimensions of the question, in the order asked
 * @param metrics in the order asked
 */
public record ReportQuery(KpiQuery kpis, GroupOrder order, List<Kpi> metrics) {

    List<ReportColumn> columns() {
        List<ReportColumn> columns = new ArrayList<>();
        order.dimensions().forEach(dimension -> columns.add(ReportColumn.of(dimension)));
        metrics.forEach(kpi -> columns.add(ReportColumn.of(kpi)));
        return columns;
    }

    /** The columns of a table: those of the JSON, each read by its name. */
    List<Column<ReportRow>> tableColumns() {
        return columns().stream().map(ReportQuery::tableColumn).toList();
    }

    private static Column<ReportRow> tableColumn(ReportColumn column) {
        Function<ReportRow, @Nullable Object> value = row -> row.values().get(column.name());
        return switch (column.type()) {
            case DATE, DATETIME -> Column.time(column.name(), value);
            case STRING, INTEGER, DECIMAL -> Column.of(column.name(), value);
        };
    }

    /** Ratios are of the row's own sums. */
    ReportRow row(Group group, MetricValues sums) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        order.dimensions().forEach(dimension -> values.put(dimension.code(), order.text(dimension, group)));
        metrics.forEach(
                kpi -> values.put(kpi.code(), Kpis.value(kpi, sums, kpis.basis().rateBase())));
        return new ReportRow(values);
    }
}
