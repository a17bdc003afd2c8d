package io.touchstone.callers;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What stands between the service and its clients. */
@ConfigMapping(prefix = "touchstone")
interface ProxyConfig {

    /** Addresses and ranges (CIDR) of proxies whose X-Forwarded-For is believed. Without one, nobody's is. */
    Optional<List<String>> trustedProxies();
}
