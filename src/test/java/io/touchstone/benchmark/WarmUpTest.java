package io.touchstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private final WarmUp warmUp = new WarmUp();

    @Test
    void itIsOverAfterThreeTurnsThatWereNoFaster() {
        assertThat(turns(100, 200, 190, 205, 201)).containsExactly(false, false, false, false, true);
    }

    @Test
    void aTurnThatWasFasterBeginsToCountAnew() {
        assertThat(turns(100, 100, 100, 150, 150, 150, 150))
                .containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void itEndsSomeTimeEvenIfItGetsFasterAndFaster() {
        double[] faster = DoubleStream.iterate(1, rate -> 2 * rate).limit(30).toArray();
        assertThat(turns(faster)).endsWith(true).containsOnlyOnce(true);
    }

    private Boolean[] turns(double... perSecond) {
        return DoubleStream.of(perSecond).mapToObj(warmUp::isOver).toArray(Boolean[]::new);
    }
}
