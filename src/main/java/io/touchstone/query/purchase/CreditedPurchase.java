package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.facts.message.MessageSource;
import java.util.List;

/**
 * A purchase and what earned it.
 *
 * @param parts those that have something of it, in the order of touches, which sum to it; none when nothing earned it
 */
public record CreditedPurchase(ListedPurchase purchase, List<EarnedPart> parts) {

    /** What the message of a touch has of a purchase. @param source what sent the message */
    public record EarnedPart(Touch touch, MessageSource source, PurchaseShare share) {}
}
