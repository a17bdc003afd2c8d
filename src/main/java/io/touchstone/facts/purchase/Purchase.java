package io.touchstone.facts.purchase;

import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.StoredEvent;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the events about one purchase amount to. Adding events in any order gives the same purchase.
 *
 * @param placement null until {@code purchase.placed} is known: until then the purchase does not count
 * @param price the latest of what was placed and updated
 * @param refunded the sum of all refunds, in the currency of the workspace, not capped
 */
public record Purchase(
        long key,
        String id,
        @Nullable Placement placement,
        @Nullable Price price,
        BigDecimal refunded,
        boolean cancelled) {

    public Purchase {
        refunded = refunded.stripTrailingZeros(); // so that equal purchases are equal, read or computed
    }

    /** Of the {@code purchase.placed} that stands: the earliest. */
    public record Placement(
            EventOrder order, long contactKey, @Nullable String orderName, boolean test) {}

    /** In the currency of the workspace. */
    public record Price(BigDecimal amount, EventOrder order) {
        public Price {
            amount = amount.stripTrailingZeros();
        }
    }

    /** A purchase of which nothing is known yet. */
    public static Purchase unknown(long key, String id) {
        return new Purchase(key, id, null, null, BigDecimal.ZERO, false);
    }

    /** Cancelled and test purchases count nowhere. */
    public boolean isCounted() {
        return placement != null && !placement.test() && !cancelled;
    }

    /** In the currency of the workspace; zero until it is known. */
    public BigDecimal amount() {
        return price == null ? BigDecimal.ZERO : price.amount();
    }

    /** Nobody gets back more than they paid. */
    public BigDecimal cappedRefunds() {
        return refunded.min(amount());
    }

    /** @param contactKey of the contact whom the event names, when it names one */
    public Purchase with(StoredEvent event, @Nullable Long contactKey) {
        return switch (event.type()) {
            case PURCHASE_PLACED ->
                placed(event, Objects.requireNonNull(contactKey)).priced(event);
            case PURCHASE_UPDATED -> priced(event);
            case PURCHASE_REFUNDED -> new Purchase(key, id, placement, price, refunded.add(amountOf(event)), cancelled);
            case PURCHASE_CANCELLED -> new Purchase(key, id, placement, price, refunded, true);
            case PURCHASE_RESTORED -> new Purchase(key, id, placement, price, refunded, false);
            case MESSAGE_SENT,
                    MESSAGE_DELIVERED,
                    MESSAGE_PRICED,
                    MESSAGE_READ,
                    MESSAGE_FAILED,
                    MESSAGE_QUICK_REPLY,
                    MESSAGE_TEXT_REPLY,
                    MESSAGE_CLICKED,
                    CONTACT_IDENTIFIED,
                    CONTACT_OPTED_OUT -> throw new IllegalArgumentException(event.type() + " is not about a purchase");
        };
    }

    /** This purchase after its contact turned out to be {@code contactKey}. */
    public Purchase of(long contactKey) {
        if (placement == null) {
            return this;
        }
        Placement moved = new Placement(placement.order(), contactKey, placement.orderName(), placement.test());
        return new Purchase(key, id, moved, price, refunded, cancelled);
    }

    private Purchase placed(StoredEvent event, long contactKey) {
        boolean stands = placement == null || event.order().isBefore(placement.order());
        Placement claimed =
                new Placement(event.order(), contactKey, event.detail().orderName(), event.test());
        return stands ? new Purchase(key, id, claimed, price, refunded, cancelled) : this;
    }

    private Purchase priced(StoredEvent event) {
        boolean stands = price == null || price.order().isBefore(event.order());
        return stands
                ? new Purchase(key, id, placement, new Price(amountOf(event), event.order()), refunded, cancelled)
                : this;
    }

    private static BigDecimal amountOf(StoredEvent event) {
        return Objects.requireNonNull(event.amount()).workspaceAmount();
    }
}
