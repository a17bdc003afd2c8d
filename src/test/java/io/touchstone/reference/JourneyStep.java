package io.touchstone.reference;

import io.touchstone.attribution.journey.TouchRule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One touch of the 30 days before a purchase.
 *
 * @param qualified whether it was a candidate
 * @param reason why it did not win; null for the winner, and for a candidate of a purchase that is not counted
 */
public record JourneyStep(
        Message message,
        TouchRule touch,
        Instant touchedAt,
        Duration lag,
        boolean qualified,
        boolean won,
        @Nullable String reason) {}
