package io.touchstone.rollup;

import static io.touchstone.rollup.MetricTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.SourceKind;
import io.touchstone.query.SampleTallies;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DaySumsTest {

    /** As databases have it. */
    private static final String STORED =
            "1 1000 900 50 700 200 300 400 210 320 17 23 5 12345678 113 60 2 1 1 0 0 0 0 0 0 0 0 0 0 70000 3 2 110000000 20000000";

    private static final PurchaseSums PURCHASES =
            new PurchaseSums(2, new BigDecimal("110.000000"), new BigDecimal("20.000000"));

    @Test
    void theStoredTextNeverChanges() {
        DaySums day = new DaySums(
                Map.of(
                        SourceKind.CAMPAIGN,
                        SampleTallies.DISTINCT,
                        SourceKind.FLOW,
                        SampleTallies.of(Map.of(Metric.SENT, "1", Metric.DELIVERED, "1", Metric.COST, "0.07"))),
                PURCHASES);
        assertThat(DaySums.read("").plus(day).text()).isEqualTo(STORED);
        assertThat(DaySums.read(STORED).text()).isEqualTo(STORED);
    }

    @Test
    void whatIsStoredIsRead() {
        DaySums day = DaySums.read(STORED);
        assertThat(day.messages()).containsOnlyKeys(SourceKind.CAMPAIGN, SourceKind.FLOW);
        MetricValues campaigns = day.messages().getOrDefault(SourceKind.CAMPAIGN, MetricValues.ZERO);
        assertThat(Metric.OF_MESSAGES)
                .allSatisfy(
                        metric -> assertThat(campaigns.value(metric)).isEqualTo(SampleTallies.DISTINCT.value(metric)));
        assertThat(Metric.OF_CREDITS)
                .allSatisfy(metric -> assertThat(campaigns.value(metric)).isZero());
        assertThat(day.purchases()).isEqualTo(PURCHASES);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void eachMetricSurvivesWithAndWithoutACode(Metric metric) {
        for (int uncoded = 0; uncoded <= Metric.OF_MESSAGES.size(); uncoded++) {
            DaySums day = new DaySums(
                    Map.of(SourceKind.CAMPAIGN, only(metric, 7), SourceKind.FLOW, only(metric, -5)), PURCHASES);
            DaySums read = DaySums.read(day.text(uncoded), uncoded);
            assertThat(read.messages())
                    .hasSize(2)
                    .allSatisfy((kind, values) -> assertThat(values.value(metric))
                            .isEqualByComparingTo(kind == SourceKind.CAMPAIGN ? "7" : "-5"));
            assertThat(read.purchases()).isEqualTo(PURCHASES);
        }
    }

    @Test
    void aMetricWithACodeStandsForItselfUnlessItIsZero() {
        DaySums day = new DaySums(Map.of(SourceKind.FLOW, only(Metric.COST, 2)), PurchaseSums.ZERO);
        assertThat(day.text(2)).isEqualTo("2 0 0 212 2000000");
        DaySums before = DaySums.read("2 10 9", 2);
        assertThat(before.plus(day).text(2)).isEqualTo("2 10 9 212 2000000");
    }

    @Test
    void aMetricOfALaterReleaseIsPassedOver() {
        assertThat(DaySums.read("199 7 " + STORED + " 299 -70000000000000000000000"))
                .isEqualTo(DaySums.read(STORED));
    }

    @Test
    void aTextFromBeforeAMetricCameHasNoneOfIt() {
        MetricValues campaigns = DaySums.read(STORED.replace(" 113 60 ", " "))
                .messages()
                .getOrDefault(SourceKind.CAMPAIGN, MetricValues.ZERO);
        assertThat(campaigns.value(Metric.INTERACTED_UNREAD)).isZero();
        assertThat(campaigns.value(Metric.COST)).isEqualTo(SampleTallies.DISTINCT.value(Metric.COST));
    }

    static List<Metric> metrics() {
        return Metric.OF_MESSAGES;
    }
}
