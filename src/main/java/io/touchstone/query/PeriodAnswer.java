package io.touchstone.query;

import io.touchstone.time.Period;
import java.time.LocalDate;

/** The days of an answer, both inclusive, in the time zone that cut them. */
public record PeriodAnswer(LocalDate from, LocalDate to, String timezone) {

    public static PeriodAnswer of(Period period) {
        return new PeriodAnswer(period.from(), period.to(), period.zone().getId());
    }
}
