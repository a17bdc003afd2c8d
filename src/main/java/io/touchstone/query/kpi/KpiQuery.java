package io.touchstone.query.kpi;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.problem.ProblemException;
import io.touchstone.time.Bucket;
import io.touchstone.time.Buckets;
import io.touchstone.time.Interval;
import io.touchstone.time.LocalCalendar;
import io.touchstone.time.Period;
import io.touchstone.time.TimeGroups;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of one workspace, with nothing left to interpret: every KPI read is one of these.
 *
 * @param generation of the roll-ups, cut in the time zone of the period
 * @param buckets of the period, as its dimensions of time cut it; without any the whole period is one
 * @param dimensions to break the numbers down by
 * @param decimals of the workspace's currency
 */
public record KpiQuery(
        int generation,
        Period period,
        Buckets buckets,
        Set<Dimension> dimensions,
        Measurement basis,
        SourceFilter filter,
        int decimals) {

    public KpiQuery {
        dimensions = Set.copyOf(dimensions);
    }

    /**
     * With any dimensions.
     *
     * @throws io.touchstone.problem.ProblemException about the parameter {@code dimensions} when those of time cut the
     *     period into more than {@link Interval#MAXIMUM_BUCKETS}, with those that recur
     */
    public static KpiQuery of(
            Workspace workspace, Period period, Set<Dimension> dimensions, Measurement basis, SourceFilter filter) {
        Set<Interval> intervals = EnumSet.noneOf(Interval.class);
        dimensions.forEach(dimension -> dimension.interval().ifPresent(intervals::add));
        List<Bucket> buckets = intervals.isEmpty()
                ? List.of(new Bucket(period.from().toString(), period.start(), period.end()))
                : Interval.buckets(period, intervals, "dimensions");
        refuseTooMany(buckets.size(), dimensions);
        return of(workspace, period, buckets, dimensions, basis, filter);
    }

    /** What recurs divides each bucket again, unless that is as short. */
    private static void refuseTooMany(int buckets, Set<Dimension> dimensions) {
        boolean byHour = dimensions.contains(Dimension.HOUR);
        boolean byDay = byHour || dimensions.contains(Dimension.DAY);
        int weekdays = dimensions.contains(Dimension.WEEKDAY) && !byDay ? TimeGroups.DAYS_OF_WEEK : 1;
        int hours = dimensions.contains(Dimension.HOUR_OF_DAY) && !byHour ? TimeGroups.HOURS_OF_DAY : 1;
        int count = buckets * weekdays * hours;
        if (count > Interval.MAXIMUM_BUCKETS) {
            throw ProblemException.invalidParameter(
                    "dimensions",
                    "those of time cut the period into %d and may cut it into %d; ask for fewer or for a shorter period"
                            .formatted(count, Interval.MAXIMUM_BUCKETS));
        }
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
        return new KpiQuery(
                workspace.generation(),
                period,
                new Buckets(buckets),
                dimensions,
                basis,
                filter,
                workspace.currency().getDefaultFractionDigits());
    }

    /** The same, measured in another way. */
    public KpiQuery by(Measurement other) {
        return new KpiQuery(generation, period, buckets, dimensions, other, filter, decimals);
    }

    /** By hour, sums by day do not do. */
    boolean isByHour() {
        return dimensions.contains(Dimension.HOUR) || dimensions.contains(Dimension.HOUR_OF_DAY);
    }

    /** What is told apart in time. */
    public TimeGroups times() {
        return new TimeGroups(
                buckets,
                new LocalCalendar(period.zone()),
                dimensions.contains(Dimension.WEEKDAY),
                dimensions.contains(Dimension.HOUR_OF_DAY));
    }
}
