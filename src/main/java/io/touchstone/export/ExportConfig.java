package io.touchstone.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How exports go on beside everything else. */
@ConfigMapping(prefix = "touchstone.export")
interface ExportConfig {

    /**
     * Exports that read from the database, each over a connection of its own for as long as its client takes: fewer than
     * there are connections, so that slow clients leave some to everybody else. One more gets a 503.
     */
    @WithDefault("4")
    int atOnce();
}
