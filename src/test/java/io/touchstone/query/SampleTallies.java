package io.touchstone.query;

import io.touchstone.rollup.Metric;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Tallies whose numbers all differ, so that a formula that takes the wrong one shows. */
public final class SampleTallies {

    public static final MetricValues DISTINCT = of(Map.ofEntries(
            Map.entry(Metric.SENT, "1000"),
            Map.entry(Metric.DELIVERED, "900"),
            Map.entry(Metric.FAILED, "50"),
            Map.entry(Metric.READ, "700"),
            Map.entry(Metric.RESPONDED, "200"),
            Map.entry(Metric.CLICKED, "300"),
            Map.entry(Metric.INTERACTED, "400"),
            Map.entry(Metric.RESPONSES, "210"),
            Map.entry(Metric.CLICKS, "320"),
            Map.entry(Metric.MACHINE_CLICKS, "17"),
            Map.entry(Metric.TEXT_REPLIES, "23"),
            Map.entry(Metric.OPT_OUTS, "5"),
            Map.entry(Metric.COST, "12.345678"),
            Map.entry(Metric.INTERACTED_UNREAD, "60"),
            Map.entry(Metric.CONVERSIONS, "40"),
            Map.entry(Metric.GROSS_REVENUE, "5000.50"),
            Map.entry(Metric.REFUNDS, "500.25")));

    private SampleTallies() {}

    public static MetricValues random(Random random) {
        return MetricValues.of(
                Metric.ALL,
                _ -> random.nextInt(1000),
                metric -> BigDecimal.valueOf(random.nextInt(1_000_000), metric == Metric.COST ? 6 : 2));
    }

    /** Messages of which some were read. */
    public static MetricValues read(long sent, long read) {
        String all = String.valueOf(sent);
        return of(Map.of(Metric.SENT, all, Metric.DELIVERED, all, Metric.READ, String.valueOf(read)));
    }

    public static MetricValues money(String cost, long conversions, String grossRevenue) {
        return of(Map.of(
                Metric.SENT,
                "1",
                Metric.DELIVERED,
                "1",
                Metric.COST,
                cost,
                Metric.CONVERSIONS,
                String.valueOf(conversions),
                Metric.GROSS_REVENUE,
                grossRevenue));
    }

    /** Metrics that are not given are zero. */
    public static MetricValues of(Map<Metric, String> values) {
        return MetricValues.of(
                List.copyOf(values.keySet()),
                metric -> Long.parseLong(values.get(metric)),
                metric -> new BigDecimal(values.get(metric)));
    }
}
