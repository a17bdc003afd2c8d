package io.touchstone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows, beside what the service counts, which release counts it. */
@Startup
@Singleton
final class BuildInfo {

    BuildInfo(MeterRegistry registry, @ConfigProperty(name = "quarkus.application.version") String version) {
        Gauge.builder("touchstone.build.info", () -> 1)
                .description("Of which build this instance is")
                .tag("version", version)
                .register(registry);
    }
}
