package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.query.purchase.PurchaseOrder.PurchasePosition;
import io.touchstone.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases of a workspace are asked for.
 *
 * @param date what falls into the period: the purchase, or the sending of the message that earned it, so that there must be one
 * @param filter what they must be credited to; without one they need no credit
 * @param attributed whether they must have a credit, or must not; null for either
 * @param states of which they must have one; those that do not count have no credit
 * @param contactKey whose they must be; null for anybody's
 * @param search what they must be found by; null for all
 * @param after where the page before ended; null for the first
 * @param count how many at most
 */
public record PurchaseQuery(
        Period period,
        ConversionDate date,
        AttributionRule rule,
        SourceFilter filter,
        @Nullable Boolean attributed,
        Set<PurchaseState> states,
        @Nullable Long contactKey,
        @Nullable PurchaseSearch search,
        PurchaseOrder order,
        @Nullable PurchasePosition after,
        int count) {

    PurchaseQuery of(@Nullable Long someContactKey, @Nullable PurchaseSearch someSearch) {
        return new PurchaseQuery(
                period, date, rule, filter, attributed, states, someContactKey, someSearch, order, after, count);
    }

    public PurchaseQuery after(PurchasePosition end) {
        return new PurchaseQuery(period, date, rule, filter, attributed, states, contactKey, search, order, end, count);
    }

    public PurchaseQuery counting(int rows) {
        return new PurchaseQuery(
                period, date, rule, filter, attributed, states, contactKey, search, order, after, rows);
    }

    boolean isBySending() {
        return switch (date) {
            case PURCHASE -> false;
            case SEND -> true;
        };
    }

    /** Whether they must have a credit, and which that is may matter. */
    boolean needsCredit() {
        return isBySending() || !filter.isEmpty() || (attributed != null && attributed);
    }

    /** Whether nothing can be all that is asked for. */
    boolean isContradiction() {
        return needsCredit() && (!states.contains(PurchaseState.COUNTED) || (attributed != null && !attributed));
    }
}
