package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.rebuild.Background.Tries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriesTest {

    @Test
    void pausesGrowAndAfterTheLastTryThereIsNone() {
        Tries tries = Tries.NONE;
        List<Long> pauses = new ArrayList<>();
        long now = 1_000_000;
        assertThat(tries.areOver(now)).isTrue();
        while (!tries.and(now, "why").isLast()) {
            tries = tries.and(now, "why");
            long failedAt = now;
            while (!tries.areOver(now)) {
                now += 1_000;
            }
            pauses.add((now - failedAt) / 1_000);
        }
        assertThat(pauses).containsExactly(10L, 30L, 90L, 270L);
        assertThat(tries.and(now, "why").areOver(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aReasonFitsIntoItsColumn() {
        assertThat(Tries.NONE.and(0, "why".repeat(100)).reason()).hasSize(255);
    }
}
