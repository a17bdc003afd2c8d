package io.touchstone.sql;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.sql.DatabaseConfig.Strictness;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Refuses a start on a cluster that takes writes on several nodes. */
final class WriterCheck {

    private static final Logger LOG = Logger.getLogger(WriterCheck.class);

    private WriterCheck() {}

    static void atStart(@Observes StartupEvent start, PrimaryState primary, DatabaseConfig config) {
        Outage.tolerate(
                LOG,
                "Asking the database whether it is the only writer",
                () -> check(primary.settingOfSeveralWriters(), config.severalWriters()));
    }

    /** @throws ConfigurationException that names the settings, the server's and ours */
    static void check(Optional<String> setting, Strictness strictness) {
        setting.ifPresent(found -> {
            String reason = "Several nodes of this database take writes (" + found
                    + "), and locks hold on one of them only: two" + " writers at once make wrong numbers.";
            if (strictness == Strictness.REFUSE) {
                throw new ConfigurationException(
                        reason + " Have the cluster take writes on one node. Where all instances write"
                                + " to one node already, set TOUCHSTONE_DATABASE_SEVERAL_WRITERS=warn.");
            }
            LOG.warn(reason);
        });
    }
}
