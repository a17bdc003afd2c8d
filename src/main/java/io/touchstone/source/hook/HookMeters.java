package io.touchstone.source.hook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.touchstone.source.platform.Platforms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Meters deliveries, all workspaces together, by the kind of their connections and what became of them. Made at start, so that every counter
 * is seen to grow from zero.
 */
@Startup
@Singleton
final class HookMeters {

    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";

    private static final List<String> OUTCOMES =
            List.of(PartFate.ACCEPTED, PartFate.DUPLICATE, PartFate.REJECTED, PartFate.IGNORED, REFUSED, FAILED);

    private static final List<String> OUTCOMES_OF_PARTS =
            List.of(PartFate.ACCEPTED, PartFate.DUPLICATE, PartFate.REJECTED, PartFate.IGNORED);

    private final MeterRegistry registry;
    private final AtomicLong silent = new AtomicLong();

    HookMeters(MeterRegistry registry, Platforms platforms) {
        this.registry = registry;
        for (String kind : platforms.kinds()) {
            OUTCOMES.forEach(outcome -> deliveries(kind, outcome));
            OUTCOMES_OF_PARTS.forEach(outcome -> parts(kind, outcome));
        }
        Gauge.builder("touchstone.hook.silent", silent, AtomicLong::doubleValue)
                .description("Connections over which nothing came for a day, where a hundred deliveries a day had come")
                .strongReference(true)
                .register(registry);
    }

    void refused(String kind) {
        deliveries(kind, REFUSED).increment();
    }

    Delivery metered(String kind, Supplier<Delivery> take) {
        boolean taken = false;
        try {
            Delivery delivery = take.get();
            DeliveryCounts counts = delivery.counts();
            deliveries(kind, counts.outcome()).increment();
            parts(kind, PartFate.ACCEPTED).increment(counts.accepted());
            parts(kind, PartFate.DUPLICATE).increment(counts.duplicates());
            parts(kind, PartFate.REJECTED).increment(counts.rejected());
            parts(kind, PartFate.IGNORED).increment(counts.ignored());
            taken = true;
            return delivery;
        } finally {
            if (!taken) {
                deliveries(kind, FAILED).increment();
            }
        }
    }

    void silent(long connections) {
        silent.set(connections);
    }

    private Counter deliveries(String kind, String outcome) {
        return Counter.builder("touchstone.hook.deliveries")
                .description("Deliveries over connections that were answered, by what became of them")
                .tags("kind", kind, "outcome", outcome)
                .register(registry);
    }

    private Counter parts(String kind, String outcome) {
        return Counter.builder("touchstone.hook.parts")
                .description("What deliveries held, by what became of it")
                .tags("kind", kind, "outcome", outcome)
                .register(registry);
    }
}
