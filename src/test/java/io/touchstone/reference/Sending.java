package io.touchstone.reference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign, flow or node sent its counted messages, over all time.
 *
 * @param firstSentAt null, with {@code lastSentAt}, when only claims that lost their message to another ever named it
 */
public record Sending(
        String id, @Nullable Instant firstSentAt, @Nullable Instant lastSentAt) {}
