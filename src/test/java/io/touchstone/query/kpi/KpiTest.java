package io.touchstone.query.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.control.workspace.RateBase;
import io.touchstone.query.SampleTallies;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KpiTest {

    @ParameterizedTest
    @CsvSource({
        "sent, 1000",
        "delivered, 900",
        "failed, 50",
        "read, 700",
        "responded, 200",
        "clicked, 300",
        "interacted, 400",
        "responses, 210",
        "clicks, 320",
        "machine_clicks, 17",
        "text_replies, 23",
        "opt_outs, 5",
        "cost, 12.345678",
        "conversions, 40",
        "gross_revenue, 5000.50",
        "refunds, 500.25",
        "revenue, 4500.25",
        "delivery_rate, 0.9",
        "read_rate, 0.7",
        "interaction_rate, 0.4",
        "response_rate, 0.2",
        "click_through_rate, 0.3",
        "conversion_rate, 0.04",
        "opt_out_rate, 0.005",
        "average_order_value, 112.50625",
        "revenue_per_message, 4.50025",
        "cost_per_conversion, 0.308642",
        "roi, 364.52028",
        "interacted_unread, 60",
        "receipts_off_share, 0.15",
    })
    void isComputedByTheFormulaOfTheContract(String code, BigDecimal expected) {
        assertThat(kpi(code).value(SampleTallies.DISTINCT, RateBase.SENT)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "read_rate, 0.777778",
        "interaction_rate, 0.444444",
        "response_rate, 0.222222",
        "click_through_rate, 0.333333",
        "conversion_rate, 0.044444",
        "opt_out_rate, 0.005556",
        "revenue_per_message, 5.000278",
    })
    void ratesAreOfTheDeliveredWhenAskedFor(String code, BigDecimal expected) {
        assertThat(kpi(code).value(SampleTallies.DISTINCT, RateBase.DELIVERED)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"delivery_rate", "average_order_value", "cost_per_conversion", "roi", "receipts_off_share"})
    void otherRatiosDoNotKnowTheBase(String code) {
        assertThat(kpi(code).value(SampleTallies.DISTINCT, RateBase.DELIVERED))
                .isEqualTo(kpi(code).value(SampleTallies.DISTINCT, RateBase.SENT));
    }

    @ParameterizedTest
    @EnumSource
    void ofNothingIsZeroOrForRatiosNull(Kpi kpi) {
        for (RateBase base : RateBase.values()) {
            BigDecimal value = kpi.value(MetricValues.ZERO, base);
            if (kpi.isAdditive()) {
                assertThat(value).isZero();
            } else {
                assertThat(value).isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2000000, 1, 0.000001",
        "2000001, 1, 0.000000",
        "3, 1, 0.333333",
        "3, 2, 0.666667",
        "1, 0, 0",
        "2000000, 3, 0.000002"
    })
    void ratiosAreRoundedHalfUpToSixDecimals(long sent, long read, BigDecimal rate) {
        assertThat(Kpi.READ_RATE.value(SampleTallies.read(sent, read), RateBase.SENT))
                .isEqualByComparingTo(rate);
    }

    @Test
    void additiveOnesOfTwoSetsSumToThatOfTheirUnion() {
        Random random = new Random(1);
        MetricValues left = SampleTallies.random(random);
        MetricValues right = SampleTallies.random(random);
        assertThat(Kpi.values()).filteredOn(Kpi::isAdditive).hasSize(18).allSatisfy(kpi -> {
            BigDecimal sum = value(kpi, left).add(value(kpi, right));
            assertThat(value(kpi, left.plus(right))).isEqualByComparingTo(sum);
        });
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsCode(Kpi kpi) {
        assertThat(Kpi.of(kpi.code())).hasValue(kpi);
    }

    @ParameterizedTest
    @CsvSource({"SENT", "total_revenue", "''"})
    void otherCodesAreNone(String code) {
        assertThat(Kpi.of(code)).isEmpty();
    }

    private static BigDecimal value(Kpi additive, MetricValues values) {
        BigDecimal value = additive.value(values, RateBase.SENT);
        if (value == null) {
            throw new AssertionError(additive + " is null");
        }
        return value;
    }

    private static Kpi kpi(String code) {
        return Kpi.of(code).orElseThrow();
    }
}
