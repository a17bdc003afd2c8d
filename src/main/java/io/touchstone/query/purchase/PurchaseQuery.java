package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases of a workspace are asked for: counted ones of a period, newest first, ties by the greatest id.
 *
 * @param filter what they must be credited to; without one they need no credit
 * @param attributed whether they must have a credit, or must not; null for either
 * @param contactKey whose they must be; null for anybody's
 * @param after where the page before ended; null for the first
 * @param count how many at most
 */
public record PurchaseQuery(
        Period period,
        AttributionRule rule,
        SourceFilter filter,
        @Nullable Boolean attributed,
        @Nullable Long contactKey,
        @Nullable PurchasePosition after,
        int count) {

    /** Epoch milliseconds and id. */
    public record PurchasePosition(long placedAt, String id) {}

    PurchaseQuery of(long someContactKey) {
        return new PurchaseQuery(period, rule, filter, attributed, someContactKey, after, count);
    }

    PurchaseQuery after(PurchasePosition end) {
        return new PurchaseQuery(period, rule, filter, attributed, contactKey, end, count);
    }

    public boolean accepts(CreditedPurchase purchase) {
        boolean hasCredit = purchase.credit() != null;
        return (attributed == null || attributed == hasCredit)
                && (filter.isEmpty() || (purchase.source() != null && filter.accepts(purchase.source())));
    }
}
