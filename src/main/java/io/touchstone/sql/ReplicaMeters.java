package io.touchstone.sql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.touchstone.sql.Replica.ReplicaAnswer;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Meters which reads the replica answers. Made at start, so that every counter is seen to grow from zero. */
@Startup
@Singleton
final class ReplicaMeters {

    private final MeterRegistry registry;

    ReplicaMeters(MeterRegistry registry) {
        this.registry = registry;
        for (ReplicaAnswer outcome : ReplicaAnswer.values()) {
            reads(outcome);
        }
    }

    void count(ReplicaAnswer outcome) {
        reads(outcome).increment();
    }

    private Counter reads(ReplicaAnswer outcome) {
        return Counter.builder("touchstone.replica.reads")
                .description("Reads that were meant for the replica, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
