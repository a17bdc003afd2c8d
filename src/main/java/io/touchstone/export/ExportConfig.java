package io.touchstone.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How exports go on beside everything else. */
@ConfigMapping(prefix = "touchstone.export")
interface ExportConfig {

    /**
     * Exports that read from the database, each over a connection of its own for as long as its client takes: fewer than
     * there are connections, so that slow clients leave some to everybody else.
     */
    @WithDefault("4")
    int atOnce();

    /** Of these, of one workspace: fewer, so that its slow clients leave places to others. */
    @WithDefault("2")
    int atOncePerWorkspace();

    /** How long one more waits for a place, without a connection, before it gets a 429: shorter than clients wait. */
    @WithDefault("5s")
    Duration waitAtMost();

    /**
     * How long a client may leave a piece of a table (32 KiB) untaken before its connection is closed: one that stopped
     * reading would else keep its place among those exports for half an hour.
     */
    @WithDefault("60s")
    Duration patience();
}
