package io.touchstone.callers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotasTest {

    private final FakeTime time = new FakeTime();

    private static int taken(Quotas<String> quotas, String counted, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += quotas.take(counted).isConsumed() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void ofAQuotaByTheMinuteNoMinuteHasMore() {
        Quotas<String> quotas = Quotas.byTheMinute(20, time);
        assertThat(taken(quotas, "a", 100)).isEqualTo(20);
        time.pass(Duration.ofSeconds(59));
        assertThat(taken(quotas, "a", 100)).isZero();
        time.pass(Duration.ofSeconds(1));
        assertThat(taken(quotas, "a", 100)).isEqualTo(20);
    }

    @Test
    void triesInVainMakeNoWaitLonger() {
        Quotas<String> quotas = Quotas.byTheMinute(1, time);
        assertThat(taken(quotas, "a", 1)).isEqualTo(1);
        for (int second = 1; second < 60; second++) {
            time.pass(Duration.ofSeconds(1));
            ConsumptionProbe probe = quotas.take("a");
            assertThat(probe.isConsumed()).isFalse();
            assertThat(probe.getNanosToWaitForRefill())
                    .isEqualTo(Duration.ofSeconds(60 - second).toNanos());
        }
        time.pass(Duration.ofSeconds(1));
        assertThat(taken(quotas, "a", 2)).isEqualTo(1);
    }

    @Test
    void ofOneThatFlowsEachPartComesBackInItsTime() {
        Quotas<String> quotas = Quotas.flowing(60, time);
        assertThat(taken(quotas, "a", 100)).isEqualTo(60);
        time.pass(Duration.ofSeconds(10));
        assertThat(taken(quotas, "a", 100)).isEqualTo(10);
        time.pass(Duration.ofMinutes(10));
        assertThat(taken(quotas, "a", 100)).isEqualTo(60);
    }

    @Test
    void eachHasItsOwn() {
        Quotas<String> quotas = Quotas.byTheMinute(20, time);
        assertThat(taken(quotas, "a", 21)).isEqualTo(20);
        assertThat(taken(quotas, "b", 21)).isEqualTo(20);
    }

    @Test
    void whoWasNotHeardOfIsForgotten() {
        Quotas<Integer> quotas = Quotas.byTheMinute(20, time);
        for (int counted = 0; counted < 1_000; counted++) {
            quotas.take(counted);
        }
        assertThat(quotas.size()).isEqualTo(1_000);
        time.pass(Duration.ofMinutes(1));
        assertThat(quotas.size()).isZero();
    }

    @Test
    void howeverManyComeOnlySoManyAreKept() {
        Quotas<Integer> quotas = Quotas.byTheMinute(20, time);
        for (int counted = 0; counted < 50_000; counted++) {
            quotas.take(counted);
        }
        assertThat(quotas.size()).isLessThanOrEqualTo(10_000);
    }
}
