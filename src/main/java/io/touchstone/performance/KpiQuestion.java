package io.touchstone.performance;

import io.touchstone.time.Bucket;
import io.touchstone.time.Buckets;
import io.touchstone.time.Interval;
import io.touchstone.time.Period;
import io.touchstone.workspace.WorkspaceId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, with nothing left to interpret: every KPI read is one of these.
 *
 * @param interval of the buckets; null for the whole period in one
 * @param buckets of the period
 * @param dimensions to break the numbers down by
 */
public record KpiQuestion(
        WorkspaceId workspace,
        Period period,
        @Nullable Interval interval,
        Buckets buckets,
        Set<Dimension> dimensions,
        Basis basis,
        SourceFilter filter) {

    public KpiQuestion {
        dimensions = Set.copyOf(dimensions);
    }

    public static KpiQuestion of(
            WorkspaceId workspace, Period period, Set<Dimension> dimensions, Basis basis, SourceFilter filter) {
        Bucket whole = new Bucket(period.from().toString(), period.start(), period.end());
        return new KpiQuestion(workspace, period, null, new Buckets(List.of(whole)), dimensions, basis, filter);
    }

    /** By hour, sums by day do not do. */
    boolean isByHour() {
        return interval == Interval.HOUR;
    }

    public static KpiQuestion of(
            WorkspaceId workspace, Period period, Interval interval, Basis basis, SourceFilter filter) {
        return new KpiQuestion(
                workspace, period, interval, new Buckets(interval.buckets(period)), Set.of(), basis, filter);
    }
}
