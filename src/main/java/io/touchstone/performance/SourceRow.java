package io.touchstone.performance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign or flow with its numbers.
 *
 * @param status the sender's own word for it
 * @param firstSentAt of all time, as is the last; null when it never sent a message
 */
record SourceRow(
        String id,
        String name,
        @Nullable String status,
        @Nullable Instant firstSentAt,
        @Nullable Instant lastSentAt,
        Kpis kpis) {}
