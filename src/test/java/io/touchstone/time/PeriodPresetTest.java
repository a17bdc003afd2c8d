package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.problem.Choice;
import io.touchstone.problem.ProblemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodPresetTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
    private static final Function<String, PeriodPreset> PARSE =
            Choice.of("period", PeriodPreset.values(), PeriodPreset::code);

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "today, 2026-03-18, 2026-03-18, 2026-03-18",
        "yesterday, 2026-03-18, 2026-03-17, 2026-03-17",
        "yesterday, 2026-01-01, 2025-12-31, 2025-12-31",
        "last_7_days, 2026-03-18, 2026-03-12, 2026-03-18",
        "last_14_days, 2026-03-18, 2026-03-05, 2026-03-18",
        "last_30_days, 2026-03-18, 2026-02-17, 2026-03-18",
        "last_90_days, 2026-03-18, 2025-12-19, 2026-03-18",
        "last_365_days, 2026-03-18, 2025-03-19, 2026-03-18",
        "last_365_days, 2024-12-31, 2024-01-02, 2024-12-31",
        "this_week, 2026-03-18, 2026-03-16, 2026-03-18",
        "this_week, 2026-03-16, 2026-03-16, 2026-03-16",
        "this_week, 2026-03-22, 2026-03-16, 2026-03-22",
        "last_week, 2026-03-18, 2026-03-09, 2026-03-15",
        "last_week, 2026-03-16, 2026-03-09, 2026-03-15",
        "last_week, 2026-03-22, 2026-03-09, 2026-03-15",
        "last_week, 2026-01-01, 2025-12-22, 2025-12-28",
        "this_month, 2026-03-18, 2026-03-01, 2026-03-18",
        "last_month, 2026-03-31, 2026-02-01, 2026-02-28",
        "last_month, 2024-03-31, 2024-02-01, 2024-02-29",
        "last_month, 2026-01-01, 2025-12-01, 2025-12-31",
        "this_quarter, 2026-03-18, 2026-01-01, 2026-03-18",
        "this_quarter, 2026-12-31, 2026-10-01, 2026-12-31",
        "last_quarter, 2026-03-18, 2025-10-01, 2025-12-31",
        "last_quarter, 2026-05-31, 2026-01-01, 2026-03-31",
        "last_quarter, 2026-08-31, 2026-04-01, 2026-06-30",
        "last_quarter, 2026-12-31, 2026-07-01, 2026-09-30",
        "this_year, 2026-03-18, 2026-01-01, 2026-03-18",
        "last_year, 2026-03-18, 2025-01-01, 2025-12-31",
        "last_year, 2024-02-29, 2023-01-01, 2023-12-31",
        "all_time, 2026-03-18, 2019-07-04, 2026-03-18"
    })
    void presetsMeanTheirDays(String code, LocalDate today, LocalDate from, LocalDate to) {
        PeriodPreset preset = PARSE.apply(code);
        assertThat(preset.resolve(today, ZONE, () -> Optional.of(LocalDate.parse("2019-07-04"))))
                .isEqualTo(new Period(from, to, ZONE));
    }

    @Test
    void allTimeIsTodayWhenThereIsNoData() {
        LocalDate today = LocalDate.parse("2026-03-18");
        assertThat(PeriodPreset.ALL_TIME.resolve(today, ZONE, Optional::empty))
                .isEqualTo(new Period(today, today, ZONE));
    }

    @Test
    void allTimeIsTodayWhenDataStartsTomorrow() {
        LocalDate today = LocalDate.parse("2026-03-18");
        assertThat(PeriodPreset.ALL_TIME.resolve(today, ZONE, () -> Optional.of(today.plusDays(1))))
                .isEqualTo(new Period(today, today, ZONE));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ALL_TIME")
    void onlyAllTimeAsksForTheFirstDayWithData(PeriodPreset preset) {
        Period period = preset.resolve(LocalDate.parse("2026-03-18"), ZONE, () -> {
            throw new AssertionError("asked");
        });
        assertThat(period.days()).isPositive();
    }

    @Test
    void theCodesAreThoseOfTheContract() {
        String contract = """
                today yesterday last_7_days last_14_days last_30_days last_90_days last_365_days this_week last_week \
                this_month last_month this_quarter last_quarter this_year last_year all_time""";
        assertThat(Arrays.stream(PeriodPreset.values()).map(PeriodPreset::code))
                .containsExactly(contract.split(" ", -1));
    }

    @Test
    void otherCodesAreUnknown() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> PARSE.apply("TODAY"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> PARSE.apply(""));
    }
}
