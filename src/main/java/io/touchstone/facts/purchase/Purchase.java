package io.touchstone.facts.purchase;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the events about one purchase amount to: see {@link PurchaseFold}. Money is in the currency of the workspace.
 *
 * @param placement null until {@code purchase.placed} is known: until then the purchase does not count
 * @param amount the latest of what was placed and updated, before refunds; zero until one is known
 * @param refunded not capped
 * @param frozen whether its events are gone: what they came to stays as it is, and no other one is added
 */
public record Purchase(
        long key,
        String id,
        @Nullable Placement placement,
        BigDecimal amount,
        BigDecimal refunded,
        boolean cancelled,
        boolean frozen) {

    public Purchase {
        amount = amount.stripTrailingZeros(); // so that equal purchases are equal, read or computed
        refunded = refunded.stripTrailingZeros();
    }

    /**
     * The order that was placed.
     *
     * @param at when, epoch milliseconds: of the earliest {@code purchase.placed}, unless an update corrected it
     * @param contactKey of the earliest {@code purchase.placed} that names a contact; null when none does
     * @param orderName of the earliest, as {@code test}
     */
    public record Placement(
            long at, @Nullable Long contactKey, @Nullable String orderName, boolean test) {}

    /** A purchase of which nothing is known yet. */
    public static Purchase unknown(long key, String id) {
        return new Purchase(key, id, null, BigDecimal.ZERO, BigDecimal.ZERO, false, false);
    }

    /** Cancelled and test purchases count nowhere. */
    public boolean isCounted() {
        return placement != null && !placement.test() && !cancelled;
    }

    /** Nobody gets back more than they paid. */
    public BigDecimal cappedRefunds() {
        return refunded.min(amount);
    }

    /** Null until it is known who bought, and of an order that names nobody. */
    public @Nullable Long contactKey() {
        return placement == null ? null : placement.contactKey();
    }

    /** This purchase after its contact turned out to be {@code contactKey}; one of nobody stays so. */
    public Purchase of(long contactKey) {
        if (placement == null || placement.contactKey() == null) {
            return this;
        }
        Placement moved = new Placement(placement.at(), contactKey, placement.orderName(), placement.test());
        return new Purchase(key, id, moved, amount, refunded, cancelled, frozen);
    }
}
