package io.touchstone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Map;

/**
 * {@code migrate}: brings the schema of the configured database up to this release and ends, with 0 when it is there.
 *
 * <p>Where several instances start at once, one such run does it for all of them, and they are not ready before.
 */
public final class Migration implements QuarkusApplication {

    static final String NAME = "migrate";

    /** The service migrates while it starts. This start takes no request and begins no work of its own. */
    private static final Map<String, String> ONLY_MIGRATE = Map.of(
            "quarkus.flyway.migrate-at-start", "true",
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "touchstone.demo", "false");

    /** Returns, once everything has stopped, what the process should exit with. */
    static int execute() {
        ONLY_MIGRATE.forEach(System::setProperty);
        return Service.run(() -> Quarkus.run(Migration.class));
    }

    /** Called when the start is complete. */
    @Override
    public int run(String... arguments) {
        System.out.println("The schema is up to date.");
        return 0;
    }
}
