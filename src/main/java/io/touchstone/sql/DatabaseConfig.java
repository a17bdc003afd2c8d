package io.touchstone.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the database may be. */
@ConfigMapping(prefix = "touchstone.database")
interface DatabaseConfig {

    /** What to do with what is not as it should be. */
    enum Strictness {
        REFUSE,
        WARN
    }

    /**
     * A cluster of which several nodes take writes: locks hold on one of them only, so that two writers at once make wrong numbers, in
     * silence. Whoever has all instances write to one of its nodes may have this be a warning.
     */
    @WithDefault("refuse")
    Strictness severalWriters();
}
