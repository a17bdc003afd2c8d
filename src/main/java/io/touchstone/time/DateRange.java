package io.touchstone.time;

import io.touchstone.problem.Errors;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Days by their dates, both inclusive. */
public record DateRange(LocalDate from, LocalDate to) implements PeriodQuestion, ComparisonQuestion {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /** In place of dates that cannot be used. */
    private static final DateRange ANY = new DateRange(LocalDate.EPOCH, LocalDate.EPOCH);

    /** As a client wrote it, each date under the name of its parameter; one or both are there. */
    record DateParameters(
            String fromName,
            @Nullable String from,
            String toName,
            @Nullable String to) {

        boolean areGiven() {
            return from != null || to != null;
        }

        /**
         * The range; errors name every parameter that is missing, not a date, out of bounds or out of order, or has no place
         * beside a name.
         *
         * @param name of the parameter that has a name for days
         * @param named its value
         */
        DateRange parse(String name, @Nullable String named, Errors errors) {
            if (named != null) {
                refuseBoth(name, errors);
                return ANY;
            }
            Optional<LocalDate> first = date(fromName, from, toName, errors);
            Optional<LocalDate> last = date(toName, to, fromName, errors);
            if (first.isEmpty() || last.isEmpty()) {
                return ANY;
            }
            if (last.get().isBefore(first.get())) {
                errors.add(toName, "must not be before " + fromName);
                return ANY;
            }
            return new DateRange(first.get(), last.get());
        }

        private void refuseBoth(String name, Errors errors) {
            errors.add(
                    name, "cannot be given together with %s and %s; give one or the other".formatted(fromName, toName));
            if (from != null) {
                errors.add(fromName, "cannot be given together with " + name);
            }
            if (to != null) {
                errors.add(toName, "cannot be given together with " + name);
            }
        }
    }

    @Override
    public Period resolve(LocalDate today, ZoneId zone, Supplier<Optional<LocalDate>> firstDayWithData) {
        return new Period(from, to, zone);
    }

    @Override
    public Period before(Period period) {
        return period.previousPeriod();
    }

    @Override
    public Period otherThan(PeriodQuestion asked, Period period) {
        return new Period(from, to, period.zone());
    }

    private static Optional<LocalDate> date(String name, @Nullable String value, String otherName, Errors errors) {
        if (value == null) {
            errors.add(name, "is missing; it is needed together with " + otherName);
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(value, DATE);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return Optional.of(date);
            }
            errors.add(name, "must be in the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
        } catch (DateTimeParseException notADate) {
            errors.add(name, "must be a date of the calendar, written YYYY-MM-DD, such as 2026-03-29");
        }
        return Optional.empty();
    }
}
