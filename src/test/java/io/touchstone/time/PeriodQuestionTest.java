package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.touchstone.problem.Errors;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodQuestionTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    // Already the 30th in Rome.
    private static final Instant NOW = Instant.parse("2026-03-29T22:30:00Z");

    @Test
    void withoutAnyParameterItIsTheLastThirtyDaysOfTheWorkspace() {
        assertThat(resolve(null, null, null)).isEqualTo(period("2026-03-01", "2026-03-30"));
    }

    @Test
    void aPresetIsResolvedOnTheWorkspacesToday() {
        assertThat(resolve("today", null, null)).isEqualTo(period("2026-03-30", "2026-03-30"));
    }

    @Test
    void allTimeStartsOnTheFirstDayWithData() {
        assertThat(resolve("all_time", null, null)).isEqualTo(period("2019-07-04", "2026-03-30"));
    }

    @Test
    void datesAreTakenAsGiven() {
        assertThat(resolve(null, "2024-02-29", "2024-03-01")).isEqualTo(period("2024-02-29", "2024-03-01"));
        assertThat(resolve(null, "2000-01-01", "2100-12-31")).isEqualTo(period("2000-01-01", "2100-12-31"));
    }

    @Test
    void anUnknownPresetIsAnsweredWithTheAllowedOnes() {
        assertThat(errors("last_month_or_so", null, null)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("period");
            for (PeriodPreset preset : PeriodPreset.values()) {
                assertThat(error.detail()).contains(preset.code());
            }
        });
    }

    @Test
    void aPresetTogetherWithDatesIsAnErrorOfAllThatWereGiven() {
        assertThat(fields("today", "2026-03-01", "2026-03-02")).containsExactly("period", "from", "to");
        assertThat(fields("today", null, "2026-03-02")).containsExactly("period", "to");
        assertThat(fields("nonsense", "2026-03-01", null)).containsExactly("period", "from");
    }

    @Test
    void oneDateAloneIsAnErrorOfTheOtherOne() {
        assertThat(fields(null, "2026-03-01", null)).containsExactly("to");
        assertThat(fields(null, null, "2026-03-01")).containsExactly("from");
    }

    @Test
    void aRangeCannotEndBeforeItStarts() {
        assertThat(errors(null, "2026-03-02", "2026-03-01"))
                .containsExactly(new FieldError("to", "must not be before from"));
    }

    @Test
    void everyWrongParameterIsNamed() {
        assertThat(fields(null, "tomorrow", "2025-02-29")).containsExactly("from", "to");
        assertThat(fields(null, "tomorrow", null)).containsExactly("from", "to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025-02-29",
                "2026-04-31",
                "2026-13-01",
                "2026-3-1",
                "26-03-01",
                "20260301",
                "2026-03-01T00:00:00Z",
                " 2026-03-01",
                "2026-03-01 ",
                "01/03/2026",
                "٢٠٢٦-٠٣-٠١",
                "1999-12-31",
                "2101-01-01",
                "+12026-03-01",
                "-2026-03-01",
                "0000-00-00"
            })
    void onlyDatesOfTheCalendarInIsoFormAndWithinBoundsAreTaken(String date) {
        assertThat(fields(null, "2000-01-01", date)).containsExactly("to");
        assertThat(fields(null, date, "2100-12-31")).containsExactly("from");
    }

    @Test
    void theDetailTellsEveryError() {
        assertThat(problem(null, "tomorrow", null).detail()).contains("from: must be a date", "to: is missing");
    }

    private static Period resolve(@Nullable String period, @Nullable String from, @Nullable String to) {
        return Errors.gather(errors -> PeriodQuestion.parse(period, from, to, errors))
                .resolve(NOW, ROME, () -> Optional.of(LocalDate.parse("2019-07-04")));
    }

    private static ProblemException problem(@Nullable String period, @Nullable String from, @Nullable String to) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> resolve(period, from, to));
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
        return problem;
    }

    private static List<FieldError> errors(@Nullable String period, @Nullable String from, @Nullable String to) {
        return problem(period, from, to).errors();
    }

    private static List<String> fields(@Nullable String period, @Nullable String from, @Nullable String to) {
        return errors(period, from, to).stream().map(FieldError::field).toList();
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), ROME);
    }
}
