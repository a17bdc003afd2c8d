package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.facts.message.MessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A purchase and what earned it.
 *
 * @param credit the winning touch, null when nothing earned it
 * @param source what sent the message of that touch, null exactly when there is none
 */
public record CreditedPurchase(
        ListedPurchase purchase,
        @Nullable Touch credit,
        @Nullable MessageSource source) {}
