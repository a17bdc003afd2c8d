package io.touchstone.source.pricing;

import static java.util.Objects.requireNonNull;

import io.touchstone.problem.FieldErrors;
import io.touchstone.problem.ProblemException;
import java.time.LocalDate;
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
        FieldErrors errors = new FieldErrors();
        LocalDate first = date("from", from, errors);
        LocalDate last = date("to", to, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.add("to", "must not be before from");
        } else if (first != null && last != null && !last.isBefore(first.plusDays(MOST_DAYS))) {
            errors.add("to", "must be less than " + MOST_DAYS + " days after from");
        }
        errors.end();
        return new LocalDays(requireNonNull(first), requireNonNull(last));
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, FieldErrors errors) {
        LocalDate day = text == null ? null : CardDate.find(text).orElse(null);
        if (day == null) {
            errors.add(field, text == null ? "is missing" : CardDate.RULE);
        }
        return day;
    }
}
