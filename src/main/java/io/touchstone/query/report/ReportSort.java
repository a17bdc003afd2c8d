package io.touchstone.query.report;

import io.touchstone.http.list.SortedColumn;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Measure;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants the rows of a report sorted by: a column that it asks for.
 *
 * @param dimension null where it is a metric
 * @param metric null where it is a dimension
 */
public record ReportSort(
        @Nullable Dimension dimension, @Nullable Measure metric, boolean descending) {

    /** From the query parameter {@code sort}, such as {@code -revenue}. */
    static ReportSort of(String sort, List<Dimension> dimensions, List<Measure> metrics) {
        List<String> columns = Stream.concat(
                        dimensions.stream().map(Dimension::code),
                        metrics.stream().map(Measure::code))
                .toList();
        SortedColumn by = SortedColumn.of(sort, columns, "the dimensions and metrics asked for, here ");
        return new ReportSort(
                dimensions.stream()
                        .filter(one -> one.code().equals(by.column()))
                        .findFirst()
                        .orElse(null),
                metrics.stream()
                        .filter(one -> one.code().equals(by.column()))
                        .findFirst()
                        .orElse(null),
                by.descending());
    }

    /** Whether the dimensions sort so by themselves. */
    boolean isFirst(List<Dimension> dimensions) {
        return dimension != null && dimension == dimensions.getFirst() && !descending;
    }
}
