package io.touchstone.query.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.query.purchase.SharingParameters.Sharing;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        JourneyRule attribution,
        String currency,
        @JsonUnwrapped PurchaseRow purchase,
        PurchaseState state,
        List<JourneyRow> journey) {

    /** @param halfLife of the model decay; null with another */
    record JourneyRule(
            TouchRule touch,
            Window campaignWindow,
            Window flowWindow,
            AttributionModel model,
            @Nullable Window halfLife) {

        static JourneyRule of(AttributionRule rule, Sharing sharing) {
            return new JourneyRule(
                    rule.touch(),
                    rule.campaignWindow(),
                    rule.flowWindow(),
                    sharing.model(),
                    sharing.model() == AttributionModel.DECAY ? sharing.halfLife() : null);
        }
    }
}
