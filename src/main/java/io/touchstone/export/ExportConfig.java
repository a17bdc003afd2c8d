package io.touchstone.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How exports go on beside everything else. */
@ConfigMapping(prefix = "touchstone.export")
interface ExportConfig {

    /**
     * Exports that read from the database, each over a connection of its own for as long as its client takes: fewer than
     * there are connections, so that slow clients leave some to everybody else. One more gets a 503.
     */
    @WithDefault("4")
    int atOnce();

    /**
     * How long a client may leave a piece of a table (32 KiB) untaken before its connection is closed: one that stopped
     * reading would else keep its place among those exports for half an hour.
     */
    @WithDefault("60s")
    Duration patience();
}
