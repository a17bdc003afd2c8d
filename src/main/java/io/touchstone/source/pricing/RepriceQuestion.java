package io.touchstone.source.pricing;

import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days to price again, as a client writes them.
 *
 * @param from as {@code to}, a local date of the account, inclusive
 */
record RepriceQuestion(@Nullable String from, @Nullable String to) {

    /** A year: of the busiest workspace that is an hour, and who wants more asks once more. */
    private static final int MOST_DAYS = 366;

    /** The days. */
    record LocalDays(LocalDate from, LocalDate to) {}

    /** @throws ProblemException that names what cannot be used */
    LocalDays checked() {
        List<FieldError> errors = new ArrayList<>();
        LocalDate first = date("from", from, errors);
        LocalDate last = date("to", to, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.add(new FieldError("to", "must not be before from"));
        } else if (first != null && last != null && !last.isBefore(first.plusDays(MOST_DAYS))) {
            errors.add(new FieldError("to", "must be less than " + MOST_DAYS + " days after from"));
        }
        if (first == null || last == null || !errors.isEmpty()) {
            FieldError wrong = errors.getFirst();
            throw new ProblemException(ProblemType.INVALID_BODY, wrong.field() + ": " + wrong.detail(), errors);
        }
        return new LocalDays(first, last);
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, List<FieldError> errors) {
        LocalDate day = text == null ? null : CardDate.find(text).orElse(null);
        if (day == null) {
            errors.add(new FieldError(field, text == null ? "is missing" : CardDate.RULE));
        }
        return day;
    }
}
