package io.touchstone.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochSecondsTest {

    @Test
    void areWholeSeconds() {
        assertThat(EpochSeconds.of("1782900000")).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "1.5", "1e9", "0x10", "2026-07-01", "1234567890123456789"})
    void whatIsNoSuchNumberIsNoTime(@Nullable String text) {
        assertThat(EpochSeconds.of(text)).isNull();
    }

    @Test
    void timesThatCannotBeWrittenAreStillTimes() {
        assertThat(EpochSeconds.of("-999999999999999999")).isEqualTo(Instant.EPOCH);
        assertThat(EpochSeconds.of("999999999999999999")).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }
}
