package io.touchstone.rebuild;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Meters audits, all workspaces together. Differences are counted, not gauged: the next audit, of another workspace,
 * must not make them disappear. Made at start, so that they are seen to grow from zero.
 */
@Startup
@Singleton
final class AuditMeters {

    private final Timer audits;
    private final Counter differences;

    AuditMeters(MeterRegistry registry) {
        this.audits = Timer.builder("touchstone.audit")
                .description("Audits that came to their end")
                .register(registry);
        this.differences = Counter.builder("touchstone.audit.differences")
                .description("Rows that audits found to be not what the events say")
                .register(registry);
    }

    AuditReport metered(Supplier<AuditReport> audit) {
        long start = System.nanoTime();
        AuditReport report = audit.get();
        audits.record(Duration.ofNanos(System.nanoTime() - start));
        differences.increment(report.differences());
        return report;
    }
}
