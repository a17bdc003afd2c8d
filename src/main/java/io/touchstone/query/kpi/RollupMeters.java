package io.touchstone.query.kpi;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Meters what answers cost. Made at start, as the other meters are. */
@Startup
@Singleton
public final class RollupMeters {

    private static final double[] ROWS = {3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000};

    private final DistributionSummary rows;

    public RollupMeters(MeterRegistry registry) {
        this.rows = DistributionSummary.builder("touchstone.rollup.read")
                .description(
                        "Rows of roll-ups, slots and windows summed, that the database handed over for one question")
                .baseUnit("rows")
                .serviceLevelObjectives(ROWS)
                .register(registry);
    }

    /** @param count what one question, or one piece of a walk, was answered from */
    void read(int count) {
        rows.record(count);
    }
}
