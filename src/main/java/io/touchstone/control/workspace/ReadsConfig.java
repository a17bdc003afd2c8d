package io.touchstone.control.workspace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long questions may keep the database busy. */
@ConfigMapping(prefix = "touchstone.reads")
interface ReadsConfig {

    /**
     * How long the reading of one answer may take before it ends with a 503: as long as balancers wait for one. What is read from roll-ups
     * takes milliseconds; models of attribution and placebos are made of all purchases of a period, of which there is no most.
     */
    @WithDefault("60s")
    Duration longestTime();
}
