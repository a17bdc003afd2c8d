package io.touchstone.health;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** What the database has of this release's migrations. */
@Singleton
final class Schema {

    private final Flyway flyway;

    /** A schema does not go back, so that the database is asked only until it is up to date. */
    private volatile boolean upToDate;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * The migrations that are not there, such as {@code V6, V7}, or nothing. There may be more than this release has: a
     * newer one that runs beside it only adds to what this one uses.
     *
     * @throws FlywayException when the database does not answer
     */
    String missing() {
        if (upToDate) {
            return "";
        }
        String missing = Arrays.stream(flyway.info().all())
                .filter(migration -> !isDone(migration))
                .map(migration -> "V" + migration.getVersion())
                .collect(Collectors.joining(", "));
        upToDate = missing.isEmpty();
        return missing;
    }

    /** One that broke off is recorded as well, because MySQL cannot roll the statements of a schema change back. */
    private static boolean isDone(MigrationInfo migration) {
        return migration.getState().isApplied() && !migration.getState().isFailed();
    }
}
