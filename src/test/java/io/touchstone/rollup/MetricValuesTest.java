package io.touchstone.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MetricValuesTest {

    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    @Test
    void sharesOfOneConversionSumToIt() {
        MetricValues third = MetricValues.shares(333_333, new BigDecimal("33.33"), NOTHING);
        MetricValues rest = MetricValues.shares(333_334, new BigDecimal("33.34"), NOTHING);
        assertThat(third.value(Metric.CONVERSIONS)).isEqualByComparingTo("0.333333");
        assertThat(third.plus(rest).plus(third)).isEqualTo(MetricValues.credits(1, new BigDecimal("100.00"), NOTHING));
    }

    @Test
    void sharesGoWithWholeOnes() {
        MetricValues whole = MetricValues.credits(2, NOTHING, NOTHING);
        assertThat(whole.plus(MetricValues.shares(1_500_000, NOTHING, NOTHING)).value(Metric.CONVERSIONS))
                .isEqualByComparingTo("3.5");
    }

    @Test
    void whatIsTakenAwayLeavesNothing() {
        MetricValues half = MetricValues.shares(500_000, new BigDecimal("1.00"), NOTHING);
        assertThat(half.plus(half.negated()).isZero()).isTrue();
    }

    @Test
    void aShareOfAConversionAloneIsSomething() {
        MetricValues share = MetricValues.shares(1, NOTHING, NOTHING);
        assertThat(share.isZero()).isFalse();
        assertThat(share).isNotEqualTo(MetricValues.ZERO);
        assertThat(share).hasToString(MetricValues.ZERO.toString().replace("conversions=0", "conversions=0.000001"));
    }

    @Test
    void revenueIsWhatWasEarnedWithoutWhatWentBack() {
        MetricValues credits = MetricValues.credits(3, new BigDecimal("10.00"), new BigDecimal("4.00"));
        assertThat(credits.value(Metric.GROSS_REVENUE)).isEqualByComparingTo("10");
        assertThat(credits.value(Metric.REFUNDS)).isEqualByComparingTo("4");
        assertThat(credits.revenue()).isEqualByComparingTo("6");
    }

    @Test
    void withoutCreditsThereAreTheMessages() {
        MetricValues sent = MetricValues.of(
                Metric.OF_MESSAGES, metric -> metric.ordinal() + 1, metric -> BigDecimal.valueOf(metric.ordinal() + 1));
        assertThat(sent.plus(MetricValues.shares(1_500_000, BigDecimal.TEN, BigDecimal.ONE))
                        .withoutCredits())
                .isEqualTo(sent);
    }
}
