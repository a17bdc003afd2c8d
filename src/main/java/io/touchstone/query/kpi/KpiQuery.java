package io.touchstone.query.kpi;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.time.Bucket;
import io.touchstone.time.Buckets;
import io.touchstone.time.Interval;
import io.touchstone.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of one workspace, with nothing left to interpret: every KPI read is one of these.
 *
 * @param generation of the roll-ups, cut in the time zone of the period
 * @param buckets of the period, as its dimensions of time cut it; without any the whole period is one
 * @param dimensions to break the numbers down by
 */
public record KpiQuery(
        int generation,
        Period period,
        Buckets buckets,
        Set<Dimension> dimensions,
        Measurement basis,
        SourceFilter filter) {

    public KpiQuery {
        dimensions = Set.copyOf(dimensions);
    }

    /**
     * With any dimensions.
     *
     * @throws io.touchstone.problem.ProblemException about the parameter {@code dimensions} when those of time cut the
     *     period into more than {@link Interval#MAXIMUM_BUCKETS}
     */
    public static KpiQuery of(
            Workspace workspace, Period period, Set<Dimension> dimensions, Measurement basis, SourceFilter filter) {
        Set<Interval> intervals = EnumSet.noneOf(Interval.class);
        dimensions.forEach(dimension -> dimension.interval().ifPresent(intervals::add));
        List<Bucket> buckets = intervals.isEmpty()
                ? List.of(new Bucket(period.from().toString(), period.start(), period.end()))
                : Interval.buckets(period, intervals, "dimensions");
        return of(workspace, period, buckets, dimensions, basis, filter);
    }

    /** A series. */
    public static KpiQuery of(
            Workspace workspace, Period period, Interval interval, Measurement basis, SourceFilter filter) {
        return of(workspace, period, interval.buckets(period), Set.of(Dimension.of(interval)), basis, filter);
    }

    private static KpiQuery of(
            Workspace workspace,
            Period period,
            List<Bucket> buckets,
            Set<Dimension> dimensions,
            Measurement basis,
            SourceFilter filter) {
        return new KpiQuery(workspace.generation(), period, new Buckets(buckets), dimensions, basis, filter);
    }

    /** By hour, sums by day do not do. */
    boolean isByHour() {
        return dimensions.contains(Dimension.HOUR);
    }
}
