package io.touchstone.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Whole local days of one zone.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive
 * @param zone cuts the days
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    /** @throws IllegalArgumentException when {@code to} is before {@code from} */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period from " + from + " cannot end on " + to);
        }
    }

    /** The first instant of the first day, inclusive. */
    public Instant start() {
        return new LocalCalendar(zone).startOf(from);
    }

    /** The first instant after the last day, exclusive. Equal to the start only if the zone skipped every day of it. */
    public Instant end() {
        return new LocalCalendar(zone).startOf(to.plusDays(1));
    }

    /** How many days of the calendar, at least 1; a day that the zone skipped is one, too. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days, just before. */
    public Period previousPeriod() {
        return new Period(from.minusDays(days()), from.minusDays(1), zone);
    }

    /** The days from {@code start} on that are before this period. */
    Period allDaysSince(LocalDate start) {
        return new Period(start, from.minusDays(1), zone);
    }

    /** As many days from {@code start} on, or all that are before this period where they are fewer. */
    Period firstDaysSince(LocalDate start) {
        Period all = allDaysSince(start);
        return all.days() <= days() ? all : new Period(start, start.plusDays(days() - 1), zone);
    }

    /**
     * These dates a year earlier; 29 February becomes 28. From the first of a month to the end of February it is to the end of the
     * other February: whole months are compared with whole ones, and a leap day is not lost.
     */
    public Period previousYear() {
        LocalDate end = to.minusYears(1);
        boolean wholeMonths = from.getDayOfMonth() == 1
                && to.getMonth() == Month.FEBRUARY
                && to.getDayOfMonth() == to.lengthOfMonth();
        return new Period(from.minusYears(1), wholeMonths ? end.withDayOfMonth(end.lengthOfMonth()) : end, zone);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    public boolean hasEnded(Instant now) {
        return isComplete(now, Duration.ZERO);
    }

    /**
     * Whether time alone no longer adds to the period's numbers.
     *
     * @param wait how long after the period's end they still grow: zero when conversions fall on the day of the
     *     purchase, the longer of the two windows when they fall on the day the message was sent
     */
    public boolean isComplete(Instant now, Duration wait) {
        return !now.isBefore(end().plus(wait));
    }
}
