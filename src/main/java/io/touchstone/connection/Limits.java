package io.touchstone.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;

/**
 * What connections are held to.
 *
 * @param memory in bytes, of all connections together
 * @param lineLength in bytes, of a request line
 * @param fieldsLength in bytes, of all fields of a head
 * @param pieceLength in bytes, in which bodies are handed on
 */
record Limits(
        int atOnce,
        Duration headTime,
        Duration idleTime,
        Duration untakenTime,
        long memory,
        int lineLength,
        int fieldsLength,
        int pieceLength) {

    /**
     * Fields of one head. A browser sends some 20, and proxies add a few; each costs some 150 bytes of heap, however short it is.
     */
    static final int FIELDS = 100;

    static Limits of(SmallRyeConfig config) {
        ConnectionConfig connections = config.getConfigMapping(ConnectionConfig.class);
        return new Limits(
                connections.atOnce(),
                connections.headTime(),
                connections.idleTime(),
                connections.untakenTime(),
                connections.memory().asLongValue(),
                config.getValue("quarkus.http.limits.max-initial-line-length", Integer.class),
                size(config, "quarkus.http.limits.max-header-size"),
                size(config, "quarkus.http.limits.max-chunk-size"));
    }

    private static int size(SmallRyeConfig config, String key) {
        return Math.toIntExact(config.getValue(key, MemorySize.class).asLongValue());
    }
}
