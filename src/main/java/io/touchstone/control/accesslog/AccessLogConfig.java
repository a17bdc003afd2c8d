package io.touchstone.control.accesslog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What becomes of the log of those who looked at people. */
@ConfigMapping(prefix = "touchstone.access-log")
interface AccessLogConfig {

    /** How long an entry is kept, a day or longer: it tells of those who look, who are people as well. */
    @WithDefault("365d")
    Duration kept();
}
