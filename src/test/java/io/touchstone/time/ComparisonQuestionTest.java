package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.touchstone.problem.Errors;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonQuestionTest {

    /** The parameter {@code period}, which is not there beside dates. */
    private static final @Nullable String DATES = null;

    private static final String ALL_TIME = "all_time";

    private static final PeriodQuestion MARCH =
            new DateRange(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));

    @Test
    void withoutAnyParameterThereIsNoComparison() {
        assertThat(resolve(DATES, null, null, null)).isEmpty();
    }

    @Test
    void thePreviousPeriodHasTheSameNumberOfDays() {
        assertThat(resolve(DATES, "previous_period", null, null)).contains(period("2026-01-29", "2026-02-28"));
    }

    @Test
    void thePreviousYearHasTheSameDates() {
        assertThat(resolve(DATES, "previous_year", null, null)).contains(period("2025-03-01", "2025-03-31"));
    }

    @Test
    void datesAreTakenAsGiven() {
        assertThat(resolve(DATES, null, "2025-11-28", "2025-11-28")).contains(period("2025-11-28", "2025-11-28"));
    }

    @Test
    void anUnknownComparisonIsAnsweredWithTheAllowedOnes() {
        assertThat(errors(DATES, "last_year", null, null))
                .containsExactly(new FieldError("compare", "must be one of previous_period, previous_year"));
    }

    @Test
    void aNamedComparisonTogetherWithDatesIsAnErrorOfAllThatWereGiven() {
        assertThat(fields(DATES, "previous_year", "2025-01-01", "2025-01-31"))
                .containsExactly("compare", "compare_from", "compare_to");
        assertThat(fields(DATES, "previous_year", null, "2025-01-31")).containsExactly("compare", "compare_to");
    }

    @Test
    void datesAreCheckedUnderTheirOwnNames() {
        assertThat(fields(DATES, null, "2025-01-01", null)).containsExactly("compare_to");
        assertThat(fields(DATES, null, "2025-02-29", "x")).containsExactly("compare_from", "compare_to");
        assertThat(errors(DATES, null, "2025-01-02", "2025-01-01"))
                .containsExactly(new FieldError("compare_to", "must not be before compare_from"));
    }

    @Test
    void allTimeHasNothingBeforeIt() {
        assertThat(fields(ALL_TIME, "previous_period", null, null)).containsExactly("compare");
        assertThat(fields(ALL_TIME, "previous_year", null, null)).containsExactly("compare");
    }

    @Test
    void allTimeMayBeComparedWithDates() {
        assertThat(resolve(ALL_TIME, null, "2025-01-01", "2025-01-31")).contains(period("2025-01-01", "2025-01-31"));
    }

    private static Optional<Period> resolve(
            @Nullable String question, @Nullable String compare, @Nullable String from, @Nullable String to) {
        return Errors.gather(errors -> ComparisonQuestion.parse(compare, from, to, question, errors))
                .map(comparison -> comparison.otherThan(MARCH, period("2026-03-01", "2026-03-31")));
    }

    private static List<FieldError> errors(
            @Nullable String question, @Nullable String compare, @Nullable String from, @Nullable String to) {
        return catchThrowableOfType(ProblemException.class, () -> resolve(question, compare, from, to))
                .errors();
    }

    private static List<String> fields(
            @Nullable String question, @Nullable String compare, @Nullable String from, @Nullable String to) {
        return errors(question, compare, from, to).stream()
                .map(FieldError::field)
                .toList();
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), ZoneId.of("Europe/Rome"));
    }
}
