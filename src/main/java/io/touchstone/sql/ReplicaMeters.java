package io.touchstone.sql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.touchstone.sql.Replica.Outcome;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Meters which reads the replica answers. Made at start, so that every counter is seen to grow from zero. */
@Startup
@Singleton
final class ReplicaMeters {

    private final MeterRegistry registry;

    ReplicaMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            reads(outcome);
        }
    }

    void count(Outcome outcome) {
        reads(outcome).increment();
    }

    private Counter reads(Outcome outcome) {
        return Counter.builder("touchstone.replica.reads")
                .description("Reads that were meant for the replica, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
