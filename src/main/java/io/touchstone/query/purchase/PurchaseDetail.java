package io.touchstone.query.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.query.kpi.PlainDecimal;
import io.touchstone.query.purchase.PurchaseRow.EarnedBy;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One purchase with everything that could have earned it.
 *
 * @param purchase as in the list; its credit is null when it does not count, while its money is the order's own, and where a model shares it
 * @param attribution the rule and the model that made the credits and judged the journey
 * @param credits the shares of the purchase, which sum to it, in the order of touches; none when it does not count
 * @param currency of all money, ISO 4217
 * @param journey every touch of the 30 days before the purchase, both ends inclusive, the earliest first: the order in
 *     which the last candidate wins
 */
record PurchaseDetail(
        JourneyRule attribution,
        String currency,
        @JsonUnwrapped PurchaseRow purchase,
        List<CreditShare> credits,
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

    /** What a message has of the purchase. @param share of one conversion, to a millionth */
    record CreditShare(
            @JsonUnwrapped EarnedBy credit,
            BigDecimal share,
            BigDecimal grossRevenue,
            BigDecimal refunds,
            BigDecimal revenue) {

        /** @param decimals of the currency */
        static CreditShare of(EarnedBy credit, PurchaseShare share, int decimals) {
            return new CreditShare(
                    credit,
                    PlainDecimal.plain(share.conversions()),
                    PlainDecimal.plain(BigDecimal.valueOf(share.gross(), decimals)),
                    PlainDecimal.plain(BigDecimal.valueOf(share.refunds(), decimals)),
                    PlainDecimal.plain(BigDecimal.valueOf(share.gross() - share.refunds(), decimals)));
        }
    }
}
