package io.touchstone.source.link.click;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Meters clicks on links, and those that wait for the database. Made at start, so that every counter is seen to grow from zero. */
@Startup
@Singleton
final class ClickMeters {

    private final Counter kept;
    private final Counter tooMany;
    private final Counter lost;

    ClickMeters(MeterRegistry registry, ClickSpool spool, InstantSource clock) {
        this.kept = counter(registry, "kept");
        this.tooMany = counter(registry, "too_many");
        this.lost = counter(registry, "lost");
        Gauge.builder("touchstone.link.spool.size", spool, ClickSpool::bytes)
                .description("Clicks on links that wait in files for the database")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder("touchstone.link.spool.age", spool, waiting -> age(waiting, clock))
                .description("How long the oldest of them waits")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private static double age(ClickSpool spool, InstantSource clock) {
        long now = clock.millis();
        return Math.max(0, now - spool.oldest(now)) / 1_000.0;
    }

    void kept() {
        kept.increment();
    }

    void tooMany() {
        tooMany.increment();
    }

    void lost() {
        lost.increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("touchstone.link.clicks")
                .description("Clicks on links, by whether they were kept")
                .tag("outcome", outcome)
                .register(registry);
    }
}
