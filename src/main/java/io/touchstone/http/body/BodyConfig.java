package io.touchstone.http.body;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How slowly a body may come. */
// Whoever reads bodies is made before the application has started.
@StaticInitSafe
@ConfigMapping(prefix = "touchstone.body")
interface BodyConfig {

    /**
     * The least bytes a second of a body, on average over any {@link #rateWindow} in which the service was ready to read: less than
     * any line that is worth calling one, and more than somebody sends who only means to be there.
     */
    @WithDefault("1024")
    int leastRate();

    /** Longer than a network takes to come back by itself, shorter than the patience of whoever waits for the room. */
    @WithDefault("30s")
    Duration rateWindow();

    /**
     * The most time from the first byte of a body to its last, streams of NDJSON aside: their finished chunks stay and give back
     * their room, but a JSON body holds what came until it is whole. A batch of 64 MiB comes through 2 Mbit/s meanwhile.
     */
    @WithDefault("5m")
    Duration longestTime();
}
