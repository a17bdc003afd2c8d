package io.touchstone.time;

import io.touchstone.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a series cuts its period. Weeks are ISO weeks, from Monday. */
public enum Interval {
    HOUR("hour", ChronoUnit.HOURS),
    DAY("day", ChronoUnit.DAYS),
    WEEK("week", ChronoUnit.WEEKS),
    MONTH("month", ChronoUnit.MONTHS);

    /** The most buckets a series may have: a year of hours, or 27 years of days. */
    public static final int MAXIMUM_BUCKETS = 10_000;

    private final String code;
    private final ChronoUnit unit;

    Interval(String code, ChronoUnit unit) {
        this.code = code;
        this.unit = unit;
    }

    /** As clients write it, such as {@code week}. */
    public String code() {
        return code;
    }

    /** The day on which the bucket that holds a day begins: its Monday, its first of the month; for hours itself. */
    public LocalDate firstDayOf(LocalDate day) {
        return switch (this) {
            case HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** Whether a bucket begins with a day: a period that does not begin so, or is not followed so, cuts one. */
    public boolean beginsOn(LocalDate day) {
        return firstDayOf(day).equals(day);
    }

    /**
     * Every bucket of the period in order, cut to it: each instant of the period is in exactly one.
     *
     * @throws ProblemException about the parameter {@code interval} when there would be more than {@link
     *     #MAXIMUM_BUCKETS}; hours are counted as elapsed time, not as hours of the clock
     */
    public List<Bucket> buckets(Period period) {
        return buckets(period, EnumSet.of(this), "interval");
    }

    /**
     * Every bucket of the period in order, for several intervals at once: the period is cut wherever one of them cuts it, and a bucket is labelled
     * by the latest of their starts. With weeks and months, a week over the turn of a month is two buckets.
     *
     * @param intervals at least one
     * @param parameter that a problem names
     */
    public static List<Bucket> buckets(Period period, Set<Interval> intervals, String parameter) {
        Interval shortest = Collections.min(intervals);
        long count = shortest.count(period);
        if (count > MAXIMUM_BUCKETS) {
            throw ProblemException.invalidParameter(
                    parameter,
                    "the period has %d buckets of one %s and may have %d; ask for a longer interval or a shorter period"
                            .formatted(count, shortest.code, MAXIMUM_BUCKETS));
        }
        return switch (shortest) {
            case HOUR -> hours(period);
            case DAY, WEEK, MONTH -> runsOfDays(period, intervals);
        };
    }

    /** The label of this interval's bucket around a bucket that is no longer: for hours its own, else a date. */
    public String labelOf(Bucket bucket, LocalCalendar calendar) {
        return switch (this) {
            case HOUR -> bucket.label();
            case DAY, WEEK, MONTH -> firstDayOf(calendar.dayOf(bucket.start())).toString();
        };
    }

    private long count(Period period) {
        return switch (this) {
            case HOUR -> Duration.between(period.start(), period.end()).toHours();
            case DAY, WEEK, MONTH -> unit.between(firstDayOf(period.from()), firstDayOf(period.to())) + 1;
        };
    }

    private static List<Bucket> hours(Period period) {
        LocalCalendar calendar = new LocalCalendar(period.zone());
        List<Bucket> buckets = new ArrayList<>();
        Instant end = period.end();
        for (Instant start = period.start();
                start.isBefore(end);
                start = buckets.getLast().end()) {
            buckets.add(calendar.hourOf(start));
        }
        return List.copyOf(buckets);
    }

    private static List<Bucket> runsOfDays(Period period, Set<Interval> intervals) {
        LocalCalendar calendar = new LocalCalendar(period.zone());
        List<Bucket> buckets = new ArrayList<>();
        LocalDate day = period.from();
        Instant start = period.start();
        while (!day.isAfter(period.to())) {
            LocalDate firstDay = LocalDate.MIN;
            LocalDate next = LocalDate.MAX;
            for (Interval interval : intervals) {
                LocalDate first = interval.firstDayOf(day);
                LocalDate following = first.plus(1, interval.unit);
                firstDay = first.isAfter(firstDay) ? first : firstDay;
                next = following.isBefore(next) ? following : next;
            }
            Instant end = next.isAfter(period.to()) ? period.end() : calendar.startOf(next);
            buckets.add(new Bucket(firstDay.toString(), start, end));
            day = next;
            start = end;
        }
        return List.copyOf(buckets);
    }
}
