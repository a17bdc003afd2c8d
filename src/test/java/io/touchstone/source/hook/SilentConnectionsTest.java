package io.touchstone.source.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.intake.tally.TallySum;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilentConnectionsTest {

    private static final Instant SILENT_SINCE = Instant.parse("2026-11-26T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "700, 2026-11-26T08:59:59.999Z, true",
        "699, 2026-11-26T08:59:59.999Z, false",
        "700, 2026-11-26T09:00:00Z, false",
    })
    void aConnectionIsSilentWhereAHundredADayCameAndNothingForADay(long count, Instant last, boolean silent) {
        assertThat(SilentConnections.isSilent(new TallySum(count, last), SILENT_SINCE))
                .isEqualTo(silent);
    }

    @Test
    void aConnectionThatWasNeverUsedIsNotSilent() {
        assertThat(SilentConnections.isSilent(null, SILENT_SINCE)).isFalse();
    }
}
