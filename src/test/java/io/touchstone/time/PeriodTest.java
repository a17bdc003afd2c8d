package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Test
    void bothDaysAreIncluded() {
        Period period = period("2026-03-28", "2026-03-29");
        assertThat(period.days()).isEqualTo(2);
        assertThat(period.start()).isEqualTo("2026-03-27T23:00:00Z");
        assertThat(period.end()).isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void itContainsItsStartButNotItsEnd() {
        Period period = period("2026-03-29", "2026-03-29");
        assertThat(period.contains(period.start())).isTrue();
        assertThat(period.contains(period.end().minusMillis(1))).isTrue();
        assertThat(period.contains(period.end())).isFalse();
        assertThat(period.contains(period.start().minusMillis(1))).isFalse();
    }

    @Test
    void itCannotEndBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> period("2026-03-29", "2026-03-28"));
    }

    @Test
    void aDayWithoutMidnightStartsWithItsFirstInstant() {
        LocalDate day = LocalDate.parse("2018-11-04");
        assertThat(new Period(day, day, ZoneId.of("America/Sao_Paulo")).start()).isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void thePreviousPeriodHasTheSameDaysJustBefore() {
        assertThat(period("2026-03-01", "2026-03-31").previousPeriod()).isEqualTo(period("2026-01-29", "2026-02-28"));
    }

    @Test
    void thePreviousYearHasTheSameDates() {
        assertThat(period("2026-03-01", "2026-03-31").previousYear()).isEqualTo(period("2025-03-01", "2025-03-31"));
    }

    @Test
    void theTwentyNinthOfFebruaryBecomesTheTwentyEighthAYearEarlier() {
        assertThat(period("2024-02-29", "2024-02-29").previousYear()).isEqualTo(period("2023-02-28", "2023-02-28"));
        assertThat(period("2024-02-29", "2024-03-31").previousYear()).isEqualTo(period("2023-02-28", "2023-03-31"));
        assertThat(period("2025-02-02", "2025-02-28").previousYear()).isEqualTo(period("2024-02-02", "2024-02-28"));
    }

    @Test
    void fromTheFirstOfAMonthToTheEndOfFebruaryIsToTheEndOfTheOther() {
        assertThat(period("2025-02-01", "2025-02-28").previousYear()).isEqualTo(period("2024-02-01", "2024-02-29"));
        assertThat(period("2024-12-01", "2025-02-28").previousYear()).isEqualTo(period("2023-12-01", "2024-02-29"));
        assertThat(period("2024-02-01", "2024-02-29").previousYear()).isEqualTo(period("2023-02-01", "2023-02-28"));
        assertThat(period("2024-02-01", "2024-02-28").previousYear()).isEqualTo(period("2023-02-01", "2023-02-28"));
        assertThat(period("2026-02-01", "2026-02-28").previousYear()).isEqualTo(period("2025-02-01", "2025-02-28"));
        assertThat(period("2025-02-01", "2025-02-27").previousYear()).isEqualTo(period("2024-02-01", "2024-02-27"));
    }

    @Test
    void itHasEndedFromItsEndOn() {
        Period period = period("2026-03-29", "2026-03-29");
        Instant end = Instant.parse("2026-03-29T22:00:00Z");
        assertThat(period.hasEnded(end.minusMillis(1))).isFalse();
        assertThat(period.hasEnded(end)).isTrue();
    }

    @Test
    void itIsCompleteOnceTheWaitHasPassedSinceItsEnd() {
        Period period = period("2026-03-29", "2026-03-29");
        Instant complete = Instant.parse("2026-03-31T22:00:00Z");
        assertThat(period.isComplete(complete.minusMillis(1), Duration.ofDays(2)))
                .isFalse();
        assertThat(period.isComplete(complete, Duration.ofDays(2))).isTrue();
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), ROME);
    }
}
