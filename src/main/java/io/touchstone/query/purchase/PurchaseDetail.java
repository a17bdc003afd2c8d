package io.touchstone.query.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.attribution.model.Attribution;
import java.util.List;

/**
 * One purchase with everything that could have earned it.
 *
 * @param purchase as in the list; it has no credits when it does not count, while its money is the order's own
 * @param attribution the rule and the model that made the credits and judged the journey
 * @param currency of all money, ISO 4217
 * @param journey every touch of the 30 days before the purchase, both ends inclusive, the earliest first: the order in
 *     which the last candidate wins
 */
record PurchaseDetail(
        Attribution attribution,
        String currency,
        @JsonUnwrapped PurchaseRow purchase,
        PurchaseState state,
        List<JourneyRow> journey) {}
