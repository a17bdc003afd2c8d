package io.touchstone.sql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Meters what transactions do to each other. Made at start, so that every counter is seen to grow from zero. */
@Startup
@Singleton
final class TransactionMeters {

    private final MeterRegistry registry;

    TransactionMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Loss loss : Loss.values()) {
            retries(loss);
        }
    }

    void retried(Loss loss) {
        retries(loss).increment();
    }

    private Counter retries(Loss loss) {
        return Counter.builder("touchstone.transaction.retries")
                .description("Transactions started again after losing to another one")
                .tag("cause", loss.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
