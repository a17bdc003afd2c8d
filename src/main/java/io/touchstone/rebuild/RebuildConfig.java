package io.touchstone.rebuild;

import io.smallrye.config.ConfigMapping;

/** How rebuilds go on beside everything else. */
@ConfigMapping(prefix = "touchstone.rebuild")
interface RebuildConfig {

    /** Messages, and as many purchases, in one transaction; intake of the workspace waits for its end. */
    int rowsPerPiece();
}
