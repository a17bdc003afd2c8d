package io.touchstone.http.body;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyWatchTest {

    private final Duration window = PaceTest.RULES.rateWindow();
    private final BodyWatch watch = new BodyWatch(PaceTest.RULES);

    @Test
    void aWindowThatEndsBeforeTheConnectionWouldIsTaken() {
        assertThatNoException().isThrownBy(() -> watch.refuseUnlessShorterThan(window.plusMillis(1)));
    }

    @Test
    void aWindowInWhichTheConnectionIsCutOffIsRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> watch.refuseUnlessShorterThan(window))
                .withMessageContainingAll("touchstone.body.rate-window", "quarkus.http.read-timeout");
    }
}
