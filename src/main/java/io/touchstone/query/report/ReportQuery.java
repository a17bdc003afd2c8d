package io.touchstone.query.report;

import io.touchstone.export.Column;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.Measure;
import io.touchstone.query.kpi.TotalKpi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report: which rows there are, in which order, and what they show.
 *
 * @param order by the dimensions of the question, in the order asked
 * @param metrics in the order asked
 * @param sort what decides before the dimensions do
 */
public record ReportQuery(KpiQuery kpis, GroupOrder order, List<Measure> metrics, Optional<ReportSort> sort) {

    List<ReportColumn> columns() {
        List<ReportColumn> columns = new ArrayList<>();
        order.dimensions().forEach(dimension -> columns.add(ReportColumn.of(dimension)));
        metrics.forEach(
                metric -> columns.add(ReportColumn.of(metric, kpis.basis().sharing())));
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

    boolean hasTotals() {
        return metrics.stream().anyMatch(TotalKpi.class::isInstance);
    }

    /** Whether they are to be read from the facts: no roll-up tells them apart. */
    boolean isOfFrequencies() {
        return kpis.dimensions().contains(Dimension.FREQUENCY);
    }

    /** Whether rows can be told one by one as they are read. */
    boolean isInOrderOfGroups() {
        return !hasTotals()
                && sort.filter(by -> !by.isFirst(order.dimensions())).isEmpty();
    }

    ReportOrder sorting() {
        return new ReportOrder(kpis, order, sort.orElse(null));
    }

    /** Ratios are of the row's own sums. */
    ReportRow row(ReportLine line) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        order.dimensions().forEach(dimension -> values.put(dimension.code(), order.value(dimension, line.group())));
        metrics.forEach(
                metric -> values.put(metric.code(), Kpis.value(metric, line.values(), line.totals(), kpis.basis())));
        return new ReportRow(values);
    }
}
