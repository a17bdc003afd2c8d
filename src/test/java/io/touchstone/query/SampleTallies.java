package io.touchstone.query;

import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.Random;

/** Tallies whose numbers all differ, so that a formula that takes the wrong one shows. */
public final class SampleTallies {

    public static final MetricValues DISTINCT = new MetricValues(
            1000,
            900,
            50,
            700,
            200,
            300,
            400,
            210,
            320,
            17,
            23,
            5,
            new BigDecimal("12.345678"),
            40,
            new BigDecimal("5000.50"),
            new BigDecimal("500.25"));

    private SampleTallies() {}

    public static MetricValues random(Random random) {
        return new MetricValues(
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextInt(1000),
                BigDecimal.valueOf(random.nextInt(1_000_000), 6),
                random.nextInt(1000),
                BigDecimal.valueOf(random.nextInt(1_000_000), 2),
                BigDecimal.valueOf(random.nextInt(1_000_000), 2));
    }

    /** Messages of which some were read. */
    public static MetricValues read(long sent, long read) {
        return new MetricValues(
                sent, sent, 0, read, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    public static MetricValues money(String cost, long conversions, String grossRevenue) {
        return new MetricValues(
                1,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new BigDecimal(cost),
                conversions,
                new BigDecimal(grossRevenue),
                BigDecimal.ZERO);
    }
}
