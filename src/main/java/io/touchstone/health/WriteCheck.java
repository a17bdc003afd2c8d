package io.touchstone.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.touchstone.sql.Outage;
import io.touchstone.sql.PrimaryState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database takes writes. What the last look found is a metric as well, for alerts: without requests nothing fails. */
@Readiness
@Singleton
final class WriteCheck implements HealthCheck {

    private static final String NAME = "Writes";

    private final BooleanSupplier takesWrites;

    private volatile boolean found;

    @Inject
    WriteCheck(PrimaryState primary, MeterRegistry registry) {
        this(primary::takesWrites, registry);
    }

    WriteCheck(BooleanSupplier takesWrites, MeterRegistry registry) {
        this.takesWrites = takesWrites;
        Gauge.builder("touchstone.database.writable", () -> found ? 1 : 0)
                .description("Whether the database takes writes, as the last look at readiness found")
                .register(registry);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            found = takesWrites.getAsBoolean();
            return found ? HealthCheckResponse.up(NAME) : down(Outage.READ_ONLY);
        } catch (RuntimeException e) {
            found = false;
            return down(Outage.of(e).orElse(Outage.AWAY));
        }
    }

    private static HealthCheckResponse down(Outage why) {
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("reason", why.toString())
                .build();
    }
}
