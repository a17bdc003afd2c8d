package io.touchstone.callers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one may call in a minute, in each instance; 0 is as often as one likes. The reasons: application.properties. */
@ConfigMapping(prefix = "touchstone.rate-limit")
interface RateLimitConfig {

    /** Credentials that are none, from one address. Those beyond get a 429 in place of a 401. */
    @WithDefault("20")
    int failuresPerMinute();

    /** Requests with one key, but for those that need the scope {@code ingest}. */
    @WithDefault("600000")
    int requestsPerMinute();

    /** Requests with one key that need the scope {@code ingest}. */
    @WithDefault("0")
    int ingestPerMinute();
}
