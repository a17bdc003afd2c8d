package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.rollup.Metric;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TallyTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addingIsAssociative(long seed) {
        Random random = new Random(seed);
        MetricValues a = SampleTallies.random(random);
        MetricValues b = SampleTallies.random(random);
        MetricValues c = SampleTallies.random(random);
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addingIsCommutative(long seed) {
        Random random = new Random(seed);
        MetricValues a = SampleTallies.random(random);
        MetricValues b = SampleTallies.random(random);
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
    }

    @Test
    void addingZeroChangesNothing() {
        assertThat(SampleTallies.DISTINCT.plus(MetricValues.ZERO)).isEqualTo(SampleTallies.DISTINCT);
    }

    @Test
    void nothingIsZero() {
        assertThat(MetricValues.ZERO.isZero()).isTrue();
    }

    @Test
    void zerosOfAnyScaleAreZero() {
        BigDecimal zero = new BigDecimal("0.000000");
        assertThat(MetricValues.of(Metric.ALL, _ -> 0, _ -> zero).isZero()).isTrue();
    }

    @Test
    void aFullyRefundedPurchaseIsNotZero() {
        MetricValues refunded = MetricValues.credits(1, BigDecimal.TEN, BigDecimal.TEN);
        assertThat(refunded.revenue()).isZero();
        assertThat(refunded.isZero()).isFalse();
    }

    @Test
    void aPurchaseForNothingIsNotZero() {
        assertThat(MetricValues.credits(1, BigDecimal.ZERO, BigDecimal.ZERO).isZero())
                .isFalse();
    }

    @Test
    void oneMessageIsNotZero() {
        assertThat(SampleTallies.read(1, 0).isZero()).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }
}
