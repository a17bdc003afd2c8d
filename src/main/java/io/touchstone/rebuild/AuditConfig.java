package io.touchstone.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How much an audit holds in memory at once, however large the workspace and whatever is in it. Fewer are more statements, and for
 * identities more reads of the events.
 */
@ConfigMapping(prefix = "touchstone.audit")
interface AuditConfig {

    /** Events, and as many messages, purchases and contacts: two megabytes, ten when all their texts are of the greatest length. */
    @WithDefault("2000")
    int rowsAtOnce();

    /** Of people, at 20 bytes each. All events are read once for each so many identities. */
    @WithDefault("500000")
    int identitiesAtOnce();

    /** Lines of roll-ups, at some 300 bytes each. All credits are looked through for each so many lines. */
    @WithDefault("50000")
    int linesAtOnce();
}
