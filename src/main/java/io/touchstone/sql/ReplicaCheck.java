package io.touchstone.sql;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;

/** Refuses a start with settings of a replica that would silently be none. */
final class ReplicaCheck {

    private ReplicaCheck() {}

    static void atStart(@Observes StartupEvent start, ReplicaConfig config) {
        check(config);
    }

    /** @throws ConfigurationException that names the setting */
    static void check(ReplicaConfig config) {
        if (config.jdbcUrl().isEmpty()
                && (config.username().isPresent() || config.password().isPresent())) {
            throw new ConfigurationException("TOUCHSTONE_REPLICA_USERNAME and TOUCHSTONE_REPLICA_PASSWORD are of no use"
                    + " without TOUCHSTONE_REPLICA_JDBC_URL.");
        }
        if (config.jdbcUrl().filter(url -> !url.startsWith("jdbc:mysql:")).isPresent()) {
            throw new ConfigurationException(
                    "TOUCHSTONE_REPLICA_JDBC_URL must be one such as jdbc:mysql://host:3306/touchstone.");
        }
        if (config.username().isPresent() != config.password().isPresent()) {
            throw new ConfigurationException(
                    "TOUCHSTONE_REPLICA_USERNAME and TOUCHSTONE_REPLICA_PASSWORD must be set both or neither.");
        }
    }
}
