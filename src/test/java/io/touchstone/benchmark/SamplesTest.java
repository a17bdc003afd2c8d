package io.touchstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(of(5, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void aHundredthOfAllIsAboveTheP99() {
        assertThat(of(IntStream.rangeClosed(1, 2_000).toArray()).p99()).isEqualTo(1_980);
    }

    @Test
    void oneSampleIsEveryQuantile() {
        assertThat(of(7).p99()).isEqualTo(7);
    }

    private static Samples of(int... values) {
        Samples samples = new Samples();
        IntStream.of(values).forEach(samples::add);
        return samples;
    }
}
