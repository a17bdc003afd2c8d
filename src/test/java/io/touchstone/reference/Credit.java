package io.touchstone.reference;

import io.touchstone.attribution.journey.TouchRule;
import java.time.Duration;
import java.time.Instant;

/**
 * The link from a purchase to the one message that earned it.
 *
 * @param touch the strength of the winning touch; the strongest, if the message has several at that instant
 * @param lag purchase time minus touch time, to the millisecond
 */
public record Credit(Purchase purchase, Message message, Instant touchedAt, TouchRule touch, Duration lag) {}
