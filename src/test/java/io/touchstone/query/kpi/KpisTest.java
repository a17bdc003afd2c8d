package io.touchstone.query.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.http.JsonSettings;
import io.touchstone.query.SampleTallies;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KpisTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        new JsonSettings().customize(JSON);
    }

    @Test
    void areWrittenAsOneObjectInTheOrderOfTheRegistry() throws JsonProcessingException {
        Kpis kpis = Kpis.of(SampleTallies.DISTINCT, RateBase.SENT);
        assertThat(JSON.readTree(json(kpis)).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Arrays.stream(Kpi.values()).map(Kpi::code).toList());
    }

    @Test
    void aRatioOverZeroIsWrittenAsNull() {
        assertThat(json(Kpis.of(MetricValues.ZERO, RateBase.SENT))).contains("\"roi\":null", "\"read_rate\":null");
    }

    @Test
    void numbersHaveNoZerosThatOnlyTellHowTheyWereStored() {
        assertThat(json(Kpis.of(SampleTallies.money("0.050000", 1, "20.00"), RateBase.SENT)))
                .contains("\"cost\":0.05,", "\"gross_revenue\":20,", "\"average_order_value\":20,", "\"read_rate\":0,");
    }

    @Test
    void smallNumbersAreWrittenWithoutExponent() {
        assertThat(json(Kpis.of(SampleTallies.money("0.000001", 0, "0"), RateBase.SENT)))
                .contains("\"cost\":0.000001,");
    }

    @Test
    void largeNumbersAreWrittenWithoutExponent() {
        assertThat(json(Kpis.of(SampleTallies.money("0", 1, "1E+15"), RateBase.SENT)))
                .contains("\"gross_revenue\":1000000000000000,");
    }

    @Test
    void noNumberEverHasAnExponent() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            assertThat(json(Kpis.of(SampleTallies.random(random), RateBase.DELIVERED)))
                    .doesNotContainPattern("[0-9][eE]");
        }
    }

    @Test
    void theShareOfAllRevenueFollowsTheTotals() {
        Totals totals = new Totals(80, new BigDecimal("9000.50"));
        assertThat(json(Kpis.of(SampleTallies.DISTINCT, totals, basis(ConversionDate.PURCHASE))))
                .endsWith("\"total_purchases\":80,\"total_revenue\":9000.5,\"attributed_share\":0.5}");
    }

    @Test
    void thereIsNoShareByTheDayOfSending() {
        Totals totals = new Totals(80, new BigDecimal("9000.50"));
        assertThat(json(Kpis.of(SampleTallies.DISTINCT, totals, basis(ConversionDate.SEND))))
                .endsWith("\"attributed_share\":null}");
    }

    @Test
    void thereIsNoShareOfNothing() {
        assertThat(json(Kpis.of(MetricValues.ZERO, Totals.ZERO, basis(ConversionDate.PURCHASE))))
                .endsWith("\"total_purchases\":0,\"total_revenue\":0,\"attributed_share\":null}");
    }

    @Test
    void changeIsTheDifferenceAsAFractionOfTheOther() throws JsonProcessingException {
        JsonNode change = change(SampleTallies.money("1.5", 4, "100"), SampleTallies.money("2", 3, "30"));
        assertThat(change.path("cost").decimalValue()).isEqualByComparingTo("-0.25");
        assertThat(change.path("conversions").decimalValue()).isEqualByComparingTo("0.333333");
        assertThat(change.path("revenue").decimalValue()).isEqualByComparingTo("2.333333");
        assertThat(change.path("average_order_value").decimalValue()).isEqualByComparingTo("1.5");
    }

    @Test
    void changeIsThatOfTheWrittenValues() throws JsonProcessingException {
        // 0.333333 to 0.666667: from what is behind them, it would be 1.
        JsonNode change = change(SampleTallies.money("3", 1, "2"), SampleTallies.money("3", 1, "1"));
        assertThat(change.path("roi").decimalValue()).isEqualByComparingTo("1.000003");
    }

    @Test
    void changeIsRoundedHalfAwayFromZero() throws JsonProcessingException {
        BigDecimal million = new BigDecimal("2000000");
        assertThat(change(
                                SampleTallies.money(
                                        "0", 1, million.add(BigDecimal.ONE).toPlainString()),
                                SampleTallies.money("0", 1, million.toPlainString()))
                        .path("revenue")
                        .decimalValue())
                .isEqualByComparingTo("0.000001");
        assertThat(change(
                                SampleTallies.money(
                                        "0", 1, million.subtract(BigDecimal.ONE).toPlainString()),
                                SampleTallies.money("0", 1, million.toPlainString()))
                        .path("revenue")
                        .decimalValue())
                .isEqualByComparingTo("-0.000001");
    }

    @Test
    void thereIsNoChangeFromZeroFromNullOrToNull() throws JsonProcessingException {
        MetricValues some = SampleTallies.money("1", 1, "1");
        assertThat(change(some, MetricValues.ZERO)).allMatch(JsonNode::isNull);
        JsonNode gone = change(MetricValues.ZERO, some);
        assertThat(gone.path("revenue").decimalValue()).isEqualByComparingTo("-1");
        assertThat(gone.path("average_order_value").isNull()).isTrue();
    }

    @Test
    void changeHasEveryKpiInTheSameOrder() throws JsonProcessingException {
        Totals totals = new Totals(80, new BigDecimal("9000.50"));
        Kpis kpis = Kpis.of(SampleTallies.DISTINCT, totals, basis(ConversionDate.PURCHASE));
        assertThat(JSON.readTree(json(kpis.changeFrom(kpis))).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(kpis.values().keySet());
    }

    private static JsonNode change(MetricValues values, MetricValues other) throws JsonProcessingException {
        return JSON.readTree(json(Kpis.of(values, RateBase.SENT).changeFrom(Kpis.of(other, RateBase.SENT))));
    }

    private static Measurement basis(ConversionDate date) {
        return new Measurement(AttributionRule.DEFAULT, Sharing.DEFAULT, date, RateBase.SENT);
    }

    private static String json(Kpis kpis) {
        try {
            return JSON.writeValueAsString(kpis);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
