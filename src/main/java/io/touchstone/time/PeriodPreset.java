package io.touchstone.time;

import static java.time.temporal.TemporalAdjusters.firstDayOfYear;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.function.Supplier;

/** The periods that have a name. Weeks are ISO weeks, from Monday. */
public enum PeriodPreset implements PeriodQuestion {
    TODAY("today"),
    YESTERDAY("yesterday"),
    LAST_7_DAYS("last_7_days"),
    LAST_14_DAYS("last_14_days"),
    LAST_30_DAYS("last_30_days"),
    LAST_90_DAYS("last_90_days"),
    LAST_365_DAYS("last_365_days"),
    THIS_WEEK("this_week"),
    LAST_WEEK("last_week"),
    THIS_MONTH("this_month"),
    LAST_MONTH("last_month"),
    THIS_QUARTER("this_quarter"),
    LAST_QUARTER("last_quarter"),
    THIS_YEAR("this_year"),
    LAST_YEAR("last_year"),
    ALL_TIME("all_time");

    private final String code;

    PeriodPreset(String code) {
        this.code = code;
    }

    /** As clients write it, such as {@code last_30_days}. */
    public String code() {
        return code;
    }

    /**
     * @param firstDayWithData asked for {@link #ALL_TIME} only; when empty or after today, all time is today alone
     */
    @Override
    public Period resolve(LocalDate today, ZoneId zone, Supplier<Optional<LocalDate>> firstDayWithData) {
        LocalDate monday = Interval.WEEK.firstDayOf(today);
        LocalDate month = Interval.MONTH.firstDayOf(today);
        LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        LocalDate year = today.with(firstDayOfYear());
        return switch (this) {
            case TODAY -> new Period(today, today, zone);
            case YESTERDAY -> new Period(today.minusDays(1), today.minusDays(1), zone);
            case LAST_7_DAYS -> new Period(today.minusDays(6), today, zone);
            case LAST_14_DAYS -> new Period(today.minusDays(13), today, zone);
            case LAST_30_DAYS -> new Period(today.minusDays(29), today, zone);
            case LAST_90_DAYS -> new Period(today.minusDays(89), today, zone);
            case LAST_365_DAYS -> new Period(today.minusDays(364), today, zone);
            case THIS_WEEK -> new Period(monday, today, zone);
            case LAST_WEEK -> new Period(monday.minusWeeks(1), monday.minusDays(1), zone);
            case THIS_MONTH -> new Period(month, today, zone);
            case LAST_MONTH -> new Period(month.minusMonths(1), month.minusDays(1), zone);
            case THIS_QUARTER -> new Period(quarter, today, zone);
            case LAST_QUARTER -> new Period(quarter.minusMonths(3), quarter.minusDays(1), zone);
            case THIS_YEAR -> new Period(year, today, zone);
            case LAST_YEAR -> new Period(year.minusYears(1), year.minusDays(1), zone);
            case ALL_TIME ->
                new Period(
                        firstDayWithData
                                .get()
                                .filter(first -> first.isBefore(today))
                                .orElse(today),
                        today,
                        zone);
        };
    }

    /** By the calendar where the name is one of the calendar: of a month that goes on, as many days of the month before. */
    @Override
    public Period before(Period period) {
        LocalDate from = period.from();
        return switch (this) {
            case THIS_WEEK -> period.firstDaysSince(from.minusWeeks(1));
            case THIS_MONTH -> period.firstDaysSince(from.minusMonths(1));
            case THIS_QUARTER -> period.firstDaysSince(from.minusMonths(3));
            case THIS_YEAR -> period.firstDaysSince(from.minusYears(1));
            case LAST_WEEK -> period.allDaysSince(from.minusWeeks(1));
            case LAST_MONTH -> period.allDaysSince(from.minusMonths(1));
            case LAST_QUARTER -> period.allDaysSince(from.minusMonths(3));
            case LAST_YEAR -> period.allDaysSince(from.minusYears(1));
            case TODAY, YESTERDAY, LAST_7_DAYS, LAST_14_DAYS, LAST_30_DAYS, LAST_90_DAYS, LAST_365_DAYS, ALL_TIME ->
                period.previousPeriod();
        };
    }
}
