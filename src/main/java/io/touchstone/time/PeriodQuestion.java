package io.touchstone.time;

import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The days that a client asks for: by a name, which means others every day, or by their dates. */
public sealed interface PeriodQuestion permits PeriodPreset, DateRange {

    /**
     * From the query parameters {@code period}, or {@code from} and {@code to}, as written. With none at all, the last 30 days.
     *
     * @param period the code of a preset
     * @param from the first day, {@code YYYY-MM-DD}, of the years 2000 to 2100
     * @param to the last day, inclusive
     */
    static PeriodQuestion parse(@Nullable String period, @Nullable String from, @Nullable String to, Errors errors) {
        DateRange.DateParameters dates = new DateRange.DateParameters("from", from, "to", to);
        return dates.areGiven()
                ? dates.parse("period", period, errors)
                : errors.parse(
                        period,
                        PeriodPreset.LAST_30_DAYS,
                        Choice.of("period", PeriodPreset.values(), PeriodPreset::code));
    }

    /**
     * The days meant.
     *
     * @param firstDayWithData asked for {@link PeriodPreset#ALL_TIME} only
     */
    default Period resolve(Instant now, ZoneId zone, Supplier<Optional<LocalDate>> firstDayWithData) {
        return resolve(new LocalCalendar(zone).dayOf(now), zone, firstDayWithData);
    }

    Period resolve(LocalDate today, ZoneId zone, Supplier<Optional<LocalDate>> firstDayWithData);

    /** The days before those that this was resolved to, for {@link Comparison#PREVIOUS_PERIOD}. */
    Period before(Period period);
}
