package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.time.Period;
import io.touchstone.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases are asked for: counted ones of a period, newest first, ties by the greatest id.
 *
 * @param filter what they must be credited to; without one they need no credit
 * @param attributed whether they must have a credit, or must not; null for either
 * @param contactKey whose they must be; null for anybody's
 * @param after where the page before ended; null for the first
 * @param count how many at most
 */
record PurchaseQuestion(
        WorkspaceId workspace,
        Period period,
        AttributionRule rule,
        SourceFilter filter,
        @Nullable Boolean attributed,
        @Nullable Long contactKey,
        @Nullable Position after,
        int count) {

    /** Epoch milliseconds and id. */
    record Position(long placedAt, String id) {}

    PurchaseQuestion of(long someContactKey) {
        return new PurchaseQuestion(workspace, period, rule, filter, attributed, someContactKey, after, count);
    }

    PurchaseQuestion after(Position end) {
        return new PurchaseQuestion(workspace, period, rule, filter, attributed, contactKey, end, count);
    }

    boolean accepts(CreditedPurchase purchase) {
        boolean hasCredit = purchase.credit() != null;
        return (attributed == null || attributed == hasCredit)
                && (filter.isEmpty() || (purchase.source() != null && filter.accepts(purchase.source())));
    }
}
