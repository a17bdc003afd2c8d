package io.touchstone.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How rebuilds and audits go on beside everything else. */
@ConfigMapping(prefix = "touchstone.rebuild")
interface RebuildConfig {

    /** Messages, and as many purchases, in one transaction; intake of the workspace waits for its end. */
    int rowsPerPiece();

    /**
     * Audits and pieces of rebuilds under way in this process: each keeps a core of the database busy, and has some connections and
     * some ten megabytes.
     */
    @WithDefault("2")
    int atOnce();

    /** Of these, of one workspace. A rebuild gives its place up after each piece. */
    @WithDefault("1")
    int atOncePerWorkspace();

    /** How long one more call waits for a place, without a connection, before it gets a 429: shorter than clients wait. */
    @WithDefault("5s")
    Duration waitAtMost();
}
