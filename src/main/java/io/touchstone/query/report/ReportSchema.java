package io.touchstone.query.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Measure;
import io.touchstone.time.Interval;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reports can be made of. Any dimensions go together, and with any metrics, unless one requires another; numbers of all
 * purchases go with dimensions of time.
 *
 * @param currency of all money, ISO 4217
 * @param rateBase what {@code base} stands for in formulas unless a question says otherwise
 * @param maximumRows of a page
 * @param maximumBuckets into which the dimensions of time may cut the period
 */
record ReportSchema(
        String currency,
        RateBase rateBase,
        int maximumRows,
        int maximumBuckets,
        List<DimensionColumn> dimensions,
        List<MetricColumn> metrics) {

    /** @param requires the dimension that must be asked for, too, or one that does as well; null when there is none */
    record DimensionColumn(
            @JsonUnwrapped ReportColumn column, @Nullable Dimension requires) {}

    /** @param additive whether the values of rows sum to that of all of them */
    record MetricColumn(@JsonUnwrapped ReportColumn column, String formula, boolean additive) {}

    static ReportSchema of(Workspace workspace) {
        return new ReportSchema(
                workspace.currency().getCurrencyCode(),
                workspace.rateBase(),
                ReportParameters.GREATEST_LIMIT,
                Interval.MAXIMUM_BUCKETS,
                Arrays.stream(Dimension.values())
                        .map(dimension -> new DimensionColumn(
                                ReportColumn.of(dimension),
                                dimension.needs().stream().findFirst().orElse(null)))
                        .toList(),
                Measure.all().stream()
                        .map(measure -> new MetricColumn(
                                ReportColumn.of(measure, workspace.sharing()), measure.formula(), measure.isAdditive()))
                        .toList());
    }
}
