package io.touchstone.health;

import io.touchstone.sql.Outage;
import io.touchstone.sql.PrimaryState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database takes writes. */
@Readiness
@Singleton
final class WriteCheck implements HealthCheck {

    private static final String NAME = "Writes";

    private final BooleanSupplier takesWrites;

    @Inject
    WriteCheck(PrimaryState primary) {
        this(primary::takesWrites);
    }

    WriteCheck(BooleanSupplier takesWrites) {
        this.takesWrites = takesWrites;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return takesWrites.getAsBoolean() ? HealthCheckResponse.up(NAME) : down(Outage.READ_ONLY);
        } catch (RuntimeException e) {
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
