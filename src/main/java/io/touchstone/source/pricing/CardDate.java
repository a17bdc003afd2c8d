package io.touchstone.source.pricing;

import io.touchstone.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads the days that clients write. */
final class CardDate {

    static final String RULE = "must be a date, such as 2026-07-01";

    private static final int LENGTH = "2026-07-01".length();

    private CardDate() {}

    static Optional<LocalDate> find(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** @throws ProblemException that names the parameter */
    static LocalDate parse(String parameter, String text) {
        return find(text).orElseThrow(() -> ProblemException.invalidParameter(parameter, RULE));
    }
}
