package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.problem.Choice;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code previous_period} is for the periods that have a name. */
class PreviousPeriodTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final Function<String, PeriodPreset> PARSE =
            Choice.of("period", PeriodPreset.values(), PeriodPreset::code);

    /** Ten years, three of them leap years. */
    private static final List<LocalDate> DAYS =
            LocalDate.of(2019, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).toList();

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "today, 2026-03-18, 2026-03-17, 2026-03-17",
        "last_7_days, 2026-03-18, 2026-03-05, 2026-03-11",
        "this_week, 2026-03-18, 2026-03-09, 2026-03-11",
        "last_week, 2026-03-18, 2026-03-02, 2026-03-08",
        "this_month, 2026-11-27, 2026-10-01, 2026-10-27",
        "this_month, 2026-03-31, 2026-02-01, 2026-02-28",
        "this_month, 2024-03-30, 2024-02-01, 2024-02-29",
        "this_month, 2026-01-01, 2025-12-01, 2025-12-01",
        "last_month, 2026-03-18, 2026-01-01, 2026-01-31",
        "last_month, 2026-04-01, 2026-02-01, 2026-02-28",
        "this_quarter, 2026-06-30, 2026-01-01, 2026-03-31",
        "this_quarter, 2026-05-01, 2026-01-01, 2026-01-31",
        "last_quarter, 2026-05-01, 2025-10-01, 2025-12-31",
        "this_year, 2024-12-31, 2023-01-01, 2023-12-31",
        "this_year, 2025-03-01, 2024-01-01, 2024-02-29",
        "last_year, 2026-03-18, 2024-01-01, 2024-12-31"
    })
    void theCalendarIsComparedWithTheCalendar(String code, LocalDate today, LocalDate from, LocalDate to) {
        assertThat(before(PARSE.apply(code), today)).isEqualTo(new Period(from, to, ZONE));
    }

    /** Against the words of the contract, by walking the calendar day by day, on every day of ten years. */
    @ParameterizedTest
    @EnumSource(names = {"THIS_WEEK", "THIS_MONTH", "THIS_QUARTER", "THIS_YEAR"})
    void ofWhatGoesOnItIsAsManyDaysOfTheOneBefore(PeriodPreset preset) {
        for (LocalDate today : DAYS) {
            List<LocalDate> all = all(
                    preset, preset.resolve(today, ZONE, Optional::empty).from().minusDays(1));
            List<LocalDate> these = all(preset, today).stream()
                    .filter(day -> !day.isAfter(today))
                    .toList();
            List<LocalDate> expected = all.stream().limit(these.size()).toList();
            assertThat(before(preset, today))
                    .as("%s on %s", preset, today)
                    .isEqualTo(new Period(expected.getFirst(), expected.getLast(), ZONE));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LAST_WEEK", "LAST_MONTH", "LAST_QUARTER", "LAST_YEAR"})
    void ofWhatIsOverItIsTheWholeOneBefore(PeriodPreset preset) {
        for (LocalDate today : DAYS) {
            List<LocalDate> expected = all(
                    preset, preset.resolve(today, ZONE, Optional::empty).from().minusDays(1));
            assertThat(before(preset, today))
                    .as("%s on %s", preset, today)
                    .isEqualTo(new Period(expected.getFirst(), expected.getLast(), ZONE));
        }
    }

    private static Period before(PeriodPreset preset, LocalDate today) {
        return preset.before(preset.resolve(today, ZONE, Optional::empty));
    }

    /** The week, month, quarter or year of a day, found by walking to both sides while its name stays the same. */
    private static List<LocalDate> all(PeriodPreset preset, LocalDate day) {
        Function<LocalDate, Object> name = date -> switch (preset) {
            case THIS_WEEK, LAST_WEEK -> monday(date);
            case THIS_MONTH, LAST_MONTH -> date.getYear() * 12 + date.getMonthValue();
            case THIS_QUARTER, LAST_QUARTER -> date.getYear() * 4 + (date.getMonthValue() - 1) / 3;
            default -> date.getYear();
        };
        LocalDate first = day;
        while (name.apply(first.minusDays(1)).equals(name.apply(day))) {
            first = first.minusDays(1);
        }
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate next = first; name.apply(next).equals(name.apply(day)); next = next.plusDays(1)) {
            days.add(next);
        }
        return days;
    }

    private static LocalDate monday(LocalDate day) {
        LocalDate monday = day;
        while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            monday = monday.minusDays(1);
        }
        return monday;
    }
}
