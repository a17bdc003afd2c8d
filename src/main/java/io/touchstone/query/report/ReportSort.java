package io.touchstone.query.report;

import io.touchstone.problem.ProblemException;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Measure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        boolean descending = sort.startsWith("-");
        String column = descending ? sort.substring(1) : sort;
        Optional<Dimension> dimension =
                dimensions.stream().filter(one -> one.code().equals(column)).findFirst();
        Optional<Measure> metric =
                metrics.stream().filter(one -> one.code().equals(column)).findFirst();
        if (dimension.isEmpty() && metric.isEmpty()) {
            String columns = Stream.concat(
                            dimensions.stream().map(Dimension::code),
                            metrics.stream().map(Measure::code))
                    .collect(Collectors.joining(", "));
            throw ProblemException.invalidParameter(
                    "sort",
                    "must be one of the dimensions and metrics asked for, here " + columns
                            + ", with a leading - for descending order");
        }
        return new ReportSort(dimension.orElse(null), metric.orElse(null), descending);
    }

    /** Whether the dimensions sort so by themselves. */
    boolean isFirst(List<Dimension> dimensions) {
        return dimension != null && dimension == dimensions.getFirst() && !descending;
    }
}
