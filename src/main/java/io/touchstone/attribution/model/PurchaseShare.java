package io.touchstone.attribution.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a candidate has of a purchase.
 *
 * @param millionths of one conversion
 * @param gross of the amount, in minor units of the workspace's currency
 * @param refunds of what was refunded, likewise: never more than the gross
 */
public record PurchaseShare(long millionths, long gross, long refunds) {

    /** One conversion. */
    public static final long WHOLE = 1_000_000;

    private static final PurchaseShare NOTHING = new PurchaseShare(0, 0, 0);

    /**
     * The shares of a purchase, which sum to it: its amount by the weights, its refund by the shares of the amount.
     *
     * @param weights see {@link AttributionModel#weights}
     * @param gross not negative
     * @param refunds not negative, at most {@code gross}
     */
    public static List<PurchaseShare> of(long[] weights, long gross, long refunds) {
        int only = only(weights);
        List<PurchaseShare> shares = new ArrayList<>(weights.length);
        if (only >= 0) {
            for (int i = 0; i < weights.length; i++) {
                shares.add(i == only ? new PurchaseShare(WHOLE, gross, refunds) : NOTHING);
            }
            return shares;
        }
        long[] conversions = LargestRemainder.split(WHOLE, weights);
        long[] amounts = LargestRemainder.split(gross, weights);
        long[] refunded = LargestRemainder.split(refunds, amounts);
        for (int i = 0; i < weights.length; i++) {
            shares.add(new PurchaseShare(conversions[i], amounts[i], refunded[i]));
        }
        return shares;
    }

    /** A part of one conversion. */
    public BigDecimal conversions() {
        return BigDecimal.valueOf(millionths, 6);
    }

    /** A share may be so small that it is of money alone. */
    public boolean isNothing() {
        return equals(NOTHING);
    }

    /** The place of the one that has all of it; -1 where there are several. */
    private static int only(long[] weights) {
        int only = -1;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }
}
