package io.touchstone.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Meters rebuilds that were given up, of all workspaces, as the database has them: every instance says the same. */
@Startup
@Singleton
final class RebuildMeters {

    private static final Logger LOG = Logger.getLogger(RebuildMeters.class);

    private final Transactions transactions;
    private final AtomicLong whole;
    private final AtomicLong credits;

    RebuildMeters(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
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
