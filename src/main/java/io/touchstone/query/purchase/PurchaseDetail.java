package io.touchstone.query.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.attribution.journey.AttributionRule;
import java.util.List;

/**
 * One purchase with everything that could have earned it.
 *
 * @param purchase as in the list; its credit is null when it does not count, while its money is the order's own
 * @param attribution the rule that made the credit and judged the journey
 * @param currency of all money, ISO 4217
 * @param journey every touch of the 30 days before the purchase, both ends inclusive, the earliest first: the order in
 *     which the last candidate wins
 */
record PurchaseDetail(
        AttributionRule attribution,
        String currency,
        @JsonUnwrapped PurchaseRow purchase,
        PurchaseState state,
        List<JourneyRow> journey) {}
