package io.touchstone.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Meters the connections that were closed from this side. */
@Startup
@Singleton
final class ConnectionMeters {

    ConnectionMeters(MeterRegistry registry) {
        for (Ending ending : Ending.values()) {
            FunctionCounter.builder("touchstone.connections.closed", ending, Ending::counted)
                    .description("Connections closed from this side")
                    .tag("reason", ending.tag())
                    .register(registry);
        }
    }
}
