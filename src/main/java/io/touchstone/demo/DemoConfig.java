package io.touchstone.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is something to look at without sending anything. */
@ConfigMapping(prefix = "touchstone")
interface DemoConfig {

    /** Keeps a demo workspace, fills it with the last 400 days of a made-up shop, and prints a key for it at start. */
    @WithDefault("false")
    boolean demo();
}
