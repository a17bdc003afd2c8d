package io.touchstone.rebuild;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Meters audits, and rebuilds that were given up, all workspaces together. Differences are counted, not gauged: the next audit, of another
 * workspace, must not make them disappear. Failed rebuilds are as many as the database has, in every instance. All are
 * made at start, so that they are seen to grow from zero.
 */
@Startup
@Singleton
final class RebuildMeters {

    private static final Logger LOG = Logger.getLogger(RebuildMeters.class);

    private final Transactions transactions;
    private final Timer audits;
    private final Counter differences;
    private final AtomicLong whole;
    private final AtomicLong credits;

    RebuildMeters(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        this.audits = Timer.builder("touchstone.audit")
                .description("Audits that came to their end")
                .register(registry);
        this.differences = Counter.builder("touchstone.audit.differences")
                .description("Rows that audits found to be not what the events say")
                .register(registry);
        this.whole = gauge("whole", registry);
        this.credits = gauge("credits", registry);
    }

    private static AtomicLong gauge(String kind, MeterRegistry registry) {
        AtomicLong failed = new AtomicLong();
        Gauge.builder("touchstone.rebuild.failed", failed, AtomicLong::doubleValue)
                .description("Rebuilds that failed and that nobody has begun again")
                .tag("kind", kind)
                .strongReference(true)
                .register(registry);
        return failed;
    }

    AuditReport metered(Supplier<AuditReport> audit) {
        long start = System.nanoTime();
        AuditReport report = audit.get();
        audits.record(Duration.ofNanos(System.nanoTime() - start));
        differences.increment(report.differences());
        return report;
    }

    @Scheduled(
            every = "30s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void count() {
        Outage.tolerate(LOG, "Counting failed rebuilds", () -> {
            whole.set(transactions.statement(RebuildStore::all).stream()
                    .filter(Rebuild::hasFailed)
                    .count());
            credits.set(transactions.statement(CreditRebuildStore::undone).stream()
                    .filter(CreditRebuild::hasFailed)
                    .count());
        });
    }
}
