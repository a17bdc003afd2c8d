package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UtcTimestampTest {

    @Test
    void thereAreAlwaysThreeDecimals() {
        assertThat(UtcTimestamp.of(Instant.parse("2026-03-29T00:30:00Z"))).isEqualTo("2026-03-29T00:30:00.000Z");
        assertThat(UtcTimestamp.of(Instant.parse("2026-03-29T00:30:00.120Z"))).isEqualTo("2026-03-29T00:30:00.120Z");
    }

    @Test
    void finerDecimalsAreCutOff() {
        assertThat(UtcTimestamp.of(Instant.parse("2026-03-29T00:30:00.999999999Z")))
                .isEqualTo("2026-03-29T00:30:00.999Z");
    }

    @Test
    void epochMillisecondsAreWrittenTheSame() {
        assertThat(UtcTimestamp.of(1_774_744_200_007L)).isEqualTo("2026-03-29T00:30:00.007Z");
    }
}
