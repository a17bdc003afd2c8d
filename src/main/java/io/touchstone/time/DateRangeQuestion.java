package io.touchstone.time;

import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A first and a last day as a client wrote them, each under the name of its parameter. */
record DateRangeQuestion(Parameter from, Parameter to) {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2100;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    record Parameter(String name, @Nullable String value) {
        boolean isGiven() {
            return value != null;
        }
    }

    boolean isGiven() {
        return from.isGiven() || to.isGiven();
    }

    /** @throws ProblemException naming every parameter that is missing, not a date, out of bounds or out of order */
    Period resolve(ZoneId zone) {
        List<FieldError> errors = new ArrayList<>();
        Optional<LocalDate> first = date(from, to, errors);
        Optional<LocalDate> last = date(to, from, errors);
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            errors.add(new FieldError(to.name(), "must not be before " + from.name()));
        }
        if (first.isEmpty() || last.isEmpty() || !errors.isEmpty()) {
            throw problem(errors);
        }
        return new Period(first.get(), last.get(), zone);
    }

    /** The problem of giving a parameter that names a period and a range of dates, too. */
    ProblemException conflictWith(String name) {
        List<FieldError> errors = new ArrayList<>();
        errors.add(new FieldError(
                name,
                "cannot be given together with %s and %s; give one or the other".formatted(from.name(), to.name())));
        for (Parameter date : List.of(from, to)) {
            if (date.isGiven()) {
                errors.add(new FieldError(date.name(), "cannot be given together with " + name));
            }
        }
        return problem(errors);
    }

    private static Optional<LocalDate> date(Parameter parameter, Parameter other, List<FieldError> errors) {
        String value = parameter.value();
        if (value == null) {
            errors.add(new FieldError(parameter.name(), "is missing; it is needed together with " + other.name()));
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(value, DATE);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return Optional.of(date);
            }
            errors.add(
                    new FieldError(parameter.name(), "must be in the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR)));
        } catch (DateTimeParseException notADate) {
            errors.add(new FieldError(
                    parameter.name(), "must be a date of the calendar, written YYYY-MM-DD, such as 2026-03-29"));
        }
        return Optional.empty();
    }

    private static ProblemException problem(List<FieldError> errors) {
        String detail = errors.stream()
                .map(error -> error.field() + ": " + error.detail())
                .collect(Collectors.joining("; "));
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail, errors);
    }
}
