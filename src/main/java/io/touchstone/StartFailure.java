package io.touchstone;

import io.quarkus.runtime.Application;
import io.touchstone.sql.Outage;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Says in a line what is wrong with the database where a start fails for it, before Quarkus prints the stack trace. */
final class StartFailure {

    /** Held on to: what nobody holds the log manager forgets, with its filter. */
    private static final Logger OF_QUARKUS = Logger.getLogger(Application.class.getName());

    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(StartFailure.class);

    private StartFailure() {}

    /** From now on. */
    static void watch() {
        OF_QUARKUS.setFilter(StartFailure::precede);
    }

    private static boolean precede(LogRecord line) {
        if (line.getThrown() != null) {
            Outage.of(line.getThrown())
                    .ifPresent(outage -> LOG.warnf("The service cannot start: %s. %s", outage, remedy(outage)));
        }
        return true;
    }

    private static String remedy(Outage outage) {
        return switch (outage) {
            case FULL -> "Give it room, and start again: what was acknowledged is there.";
            case READ_ONLY -> "Name the primary in QUARKUS_DATASOURCE_JDBC_URL.";
            case TOO_MANY_CONNECTIONS, NO_CONNECTION_FREE, LOCKED, AWAY -> "Start again once it can be used.";
        };
    }
}
