package io.touchstone.performance;

import io.touchstone.rollup.Tally;
import java.math.BigDecimal;
import java.util.Random;

/** Tallies whose numbers all differ, so that a formula that takes the wrong one shows. */
final class SampleTallies {

    static final Tally DISTINCT = new Tally(
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

    static Tally random(Random random) {
        return new Tally(
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
    static Tally read(long sent, long read) {
        return new Tally(
                sent, sent, 0, read, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static Tally money(String cost, long conversions, String grossRevenue) {
        return new Tally(
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
