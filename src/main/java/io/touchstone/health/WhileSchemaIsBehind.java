package io.touchstone.health;

import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.FlywayException;

/** Keeps scheduled work from a schema that it was not written for. */
@Singleton
public final class WhileSchemaIsBehind implements SkipPredicate {

    private final Schema schema;

    WhileSchemaIsBehind(Schema schema) {
        this.schema = schema;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        try {
            return !schema.missing().isEmpty();
        } catch (FlywayException e) {
            return true;
        }
    }
}
