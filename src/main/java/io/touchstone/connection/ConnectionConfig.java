package io.touchstone.connection;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many connections there may be, and what each may keep. */
// Read where there are no beans: see Doors.
@Unremovable
@ConfigMapping(prefix = "touchstone.connections")
public interface ConnectionConfig {

    /**
     * Connections of the API that are open at once, and as many of the management port. For one more the one is closed that
     * has waited longest for something of its client, or it is closed itself where all are at work.
     */
    @WithDefault("2000")
    int atOnce();

    /** From the opening of a connection, or the first byte of a further request, until its head is whole. Then 408. */
    @WithDefault("30s")
    Duration headTime();

    /** How long a connection stays open between requests. */
    @WithDefault("75s")
    Duration idleTime();

    /** How long a client may take no byte of an answer before its connection is closed. */
    @WithDefault("60s")
    Duration untakenTime();

    /**
     * Memory for half-sent heads and for what clients have not taken of their answers, of all connections. Beyond it those
     * are closed that have left theirs longest.
     */
    @WithDefault("24M")
    MemorySize memory();
}
