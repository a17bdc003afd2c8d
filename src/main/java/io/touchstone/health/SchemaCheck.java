package io.touchstone.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.api.FlywayException;

/** Ready once the database has every migration of this release. */
@Readiness
@Singleton
final class SchemaCheck implements HealthCheck {

    private static final String NAME = "Schema";

    private final Schema schema;

    SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            String missing = schema.missing();
            return missing.isEmpty() ? HealthCheckResponse.up(NAME) : down("behind, without " + missing);
        } catch (FlywayException e) {
            return down("unknown: the database does not answer");
        }
    }

    private static HealthCheckResponse down(String state) {
        return HealthCheckResponse.named(NAME).down().withData("schema", state).build();
    }
}
