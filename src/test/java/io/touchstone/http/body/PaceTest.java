package io.touchstone.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    record Rules(int leastRate, Duration rateWindow, Duration longestTime) implements BodyConfig {}

    static final BodyConfig RULES = new Rules(1024, Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final Pace pace = new Pace(RULES, false, 0);
    private final Pace endless = new Pace(RULES, true, 0);

    @Test
    void whoSendsNothingHasOneWindow() {
        assertGoesOn(pace, 29 * SECOND, 29 * SECOND);
        assertTooSlow(pace, 30 * SECOND, 30 * SECOND);
    }

    @Test
    void aByteEveryFiveSecondsIsTooSlow() {
        for (int time = 5; time <= 25; time += 5) {
            endless.came(5 * SECOND, 1);
            assertGoesOn(endless, time * SECOND, 0);
        }
        assertTooSlow(endless, 30 * SECOND, 5 * SECOND);
    }

    @Test
    void slowButSteadyGoesOnForHours() {
        for (long time = 1; time <= Duration.ofHours(5).toSeconds(); time++) {
            endless.came(SECOND, 1_100);
            assertGoesOn(endless, time * SECOND, 0);
        }
    }

    @Test
    void slightlyTooSlowIsTooSlow() {
        for (int time = 1; time <= 29; time++) {
            endless.came(SECOND, 1_000);
        }
        assertGoesOn(endless, 29 * SECOND, 0);
        endless.came(SECOND, 1_000);
        assertTooSlow(endless, 30 * SECOND, SECOND / 2);
    }

    @Test
    void whatCameAtOnceCountsForOneWindowAndNoLonger() {
        endless.came(SECOND, 10_000_000);
        assertGoesOn(endless, 30 * SECOND, 29 * SECOND);
        assertTooSlow(endless, 33 * SECOND, 32 * SECOND);
    }

    @Test
    void anyWindowCountsNotOnlyTheFirst() {
        for (int time = 1; time <= 100; time++) {
            endless.came(SECOND, 5_000);
        }
        for (int time = 101; time <= 120; time++) {
            endless.came(SECOND, 1);
        }
        assertGoesOn(endless, 120 * SECOND, 0);
        for (int time = 121; time <= 131; time++) {
            endless.came(SECOND, 1);
        }
        assertTooSlow(endless, 131 * SECOND, 0);
    }

    @Test
    void timeInWhichNobodyWaitedForBytesDoesNotCount() {
        endless.came(SECOND, 10);
        assertGoesOn(endless, Duration.ofHours(1).toNanos(), 0);
        assertGoesOn(endless, Duration.ofHours(1).plusSeconds(28).toNanos(), 28 * SECOND);
        assertTooSlow(endless, Duration.ofHours(1).plusSeconds(30).toNanos(), 30 * SECOND);
    }

    @Test
    void aBodyThatHasToBeWholeHasFiveMinutesInAll() {
        for (int time = 1; time <= 300; time++) {
            pace.came(SECOND, 5_000);
            endless.came(SECOND, 5_000);
        }
        assertGoesOn(pace, 300 * SECOND, 0);
        assertTooSlow(pace, 300 * SECOND + 1, 0);
        assertGoesOn(endless, 300 * SECOND + 1, 0);
    }

    private static void assertGoesOn(Pace pace, long now, long waiting) {
        assertThatCode(() -> pace.check(now, waiting)).doesNotThrowAnyException();
    }

    private static void assertTooSlow(Pace pace, long now, long waiting) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pace.check(now, waiting))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_SLOW));
    }
}
