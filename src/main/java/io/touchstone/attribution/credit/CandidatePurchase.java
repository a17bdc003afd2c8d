package io.touchstone.attribution.credit;

import io.touchstone.facts.purchase.PurchaseStore.Placed;
import java.math.BigDecimal;

/**
 * A purchase that counts, of somebody.
 *
 * @param at epoch milliseconds
 * @param amount in the currency of the workspace
 * @param refunds likewise, at most the amount
 */
public record CandidatePurchase(long key, String id, long contactKey, long at, BigDecimal amount, BigDecimal refunds) {

    Placed placed() {
        return new Placed(key, contactKey, at, true);
    }
}
