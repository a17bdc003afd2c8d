package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.query.purchase.CreditedPurchase.EarnedPart;
import io.touchstone.query.purchase.PurchaseOrder.PurchasePosition;
import io.touchstone.time.Period;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases of a workspace are asked for.
 *
 * @param date what falls into the period: the purchase, or the sending of a message that has a part of it, so that there must be one
 * @param sharing who has a part of them
 * @param decimals of the currency
 * @param filter what must have a part of them; without one they need no credit
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
        Sharing sharing,
        int decimals,
        SourceFilter filter,
        @Nullable Boolean attributed,
        Set<PurchaseState> states,
        @Nullable Long contactKey,
        @Nullable PurchaseSearch search,
        PurchaseOrder order,
        @Nullable PurchasePosition after,
        int count) {

    PurchaseQuery of(@Nullable Long someContactKey, @Nullable PurchaseSearch someSearch) {
        return of(someContactKey, someSearch, after, count);
    }

    public PurchaseQuery after(PurchasePosition end) {
        return of(contactKey, search, end, count);
    }

    public PurchaseQuery counting(int rows) {
        return of(contactKey, search, after, rows);
    }

    private PurchaseQuery of(
            @Nullable Long someContactKey,
            @Nullable PurchaseSearch someSearch,
            @Nullable PurchasePosition end,
            int rows) {
        return new PurchaseQuery(
                period,
                date,
                rule,
                sharing,
                decimals,
                filter,
                attributed,
                states,
                someContactKey,
                someSearch,
                order,
                end,
                rows);
    }

    /** An amount in the smallest unit of the currency. */
    long units(BigDecimal amount) {
        return amount.movePointRight(decimals).longValueExact();
    }

    boolean isBySending() {
        return switch (date) {
            case PURCHASE -> false;
            case SEND -> true;
        };
    }

    /** Whether the parts that some have decide which they are, and no credit that is kept tells them. */
    boolean needsParts() {
        return !sharing.isLast() && (isBySending() || !filter.isEmpty());
    }

    /** Whether it is a part for which a purchase is asked for. */
    boolean accepts(EarnedPart part) {
        long sentAt = part.touch().sentAt();
        return filter.accepts(part.source())
                && (!isBySending()
                        || (sentAt >= period.start().toEpochMilli()
                                && sentAt < period.end().toEpochMilli()));
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
