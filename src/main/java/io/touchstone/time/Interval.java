package io.touchstone.time;

import io.touchstone.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    public static Optional<Interval> of(String code) {
        for (Interval interval : values()) {
            if (interval.code.equals(code)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /** The day on which the bucket that holds a day begins: its Monday, its first of the month; for hours itself. */
    public LocalDate firstDayOf(LocalDate day) {
        return switch (this) {
            case HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /**
     * Every bucket of the period in order, cut to it: each instant of the period is in exactly one.
     *
     * @throws ProblemException about the parameter {@code interval} when there would be more than {@link
     *     #MAXIMUM_BUCKETS}; hours are counted as elapsed time, not as hours of the clock
     */
    public List<Bucket> buckets(Period period) {
        long count = count(period);
        if (count > MAXIMUM_BUCKETS) {
            throw ProblemException.invalidParameter(
                    "interval",
                    "the period has %d buckets of one %s and may have %d; ask for a longer interval or a shorter period"
                            .formatted(count, code, MAXIMUM_BUCKETS));
        }
        return switch (this) {
            case HOUR -> hours(period);
            case DAY, WEEK, MONTH -> runsOfDays(period);
        };
    }

    private long count(Period period) {
        return switch (this) {
            case HOUR -> Duration.between(period.start(), period.end()).toHours();
            case DAY, WEEK, MONTH -> unit.between(firstDayOf(period.from()), firstDayOf(period.to())) + 1;
        };
    }

    private List<Bucket> hours(Period period) {
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

    private List<Bucket> runsOfDays(Period period) {
        LocalCalendar calendar = new LocalCalendar(period.zone());
        List<Bucket> buckets = new ArrayList<>();
        LocalDate firstDay = firstDayOf(period.from());
        Instant start = period.start();
        while (!firstDay.isAfter(period.to())) {
            LocalDate next = firstDay.plus(1, unit);
            Instant end = next.isAfter(period.to()) ? period.end() : calendar.startOf(next);
            buckets.add(new Bucket(firstDay.toString(), start, end));
            firstDay = next;
            start = end;
        }
        return List.copyOf(buckets);
    }
}
