package io.touchstone.sql;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** A second database that answers reads. Its pool is made by {@code quarkus.datasource.replica}, which takes these over. */
@ConfigMapping(prefix = "touchstone.replica")
interface ReplicaConfig {

    /** Such as {@code jdbc:mysql://host:3306/touchstone}. Without one there is no replica. */
    Optional<String> jdbcUrl();

    /** Its user, who may do no more than read. Without one that of the primary database. */
    Optional<String> username();

    /** Of that user. Without one that of the primary database. */
    Optional<String> password();
}
