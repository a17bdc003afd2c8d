package io.touchstone.facts.purchase;

import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEvent.Correction;
import io.touchstone.facts.purchase.Purchase.Placement;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a purchase of all events about it, which may come in any order. Not thread safe. However many events there are, of refunds
 * it holds one for each id, and of all else what stands.
 */
public final class PurchaseFold {

    private record Claim(@Nullable String orderName, boolean test) {}

    private final long key;
    private final String id;
    private final Currency workspaceCurrency;
    private final Refunds refunds = new Refunds();
    private @Nullable Said<Claim> claim;
    private @Nullable Said<Long> buyer;
    private @Nullable Said<Amount> price;
    private @Nullable Said<Long> placedAt;
    private long cancelledAt = Long.MIN_VALUE;
    private long restoredAt = Long.MIN_VALUE;

    public PurchaseFold(long key, String id, Currency workspaceCurrency) {
        this.key = key;
        this.id = id;
        this.workspaceCurrency = workspaceCurrency;
    }

    /** @param contactKey of the contact whom the event names; null when it names nobody */
    public void add(StoredEvent event, @Nullable Long contactKey) {
        EventOrder order = event.order();
        switch (event.type()) {
            case PURCHASE_PLACED -> {
                claim = Said.first(
                        claim, new Said<>(order, new Claim(event.detail().orderName(), event.test())));
                if (contactKey != null) {
                    buyer = Said.first(buyer, new Said<>(order, contactKey));
                }
                price = Said.last(price, new Said<>(order, amountOf(event)));
            }
            case PURCHASE_UPDATED -> {
                price = Said.last(price, new Said<>(order, amountOf(event)));
                correct(order, event.correction());
            }
            case PURCHASE_REFUNDED -> refunds.add(order, event.correction().refundId(), amountOf(event));
            case PURCHASE_CANCELLED -> cancelledAt = Math.max(cancelledAt, order.at());
            case PURCHASE_RESTORED -> restoredAt = Math.max(restoredAt, order.at());
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
        }
    }

    private void correct(EventOrder order, Correction correction) {
        if (correction.placedAt() != null) {
            placedAt = Said.last(placedAt, new Said<>(order, correction.placedAt()));
        }
        if (correction.refundIds() != null) {
            refunds.list(order, correction.refundIds());
        }
    }

    private static Amount amountOf(StoredEvent event) {
        return Objects.requireNonNull(event.amount());
    }

    /** What the events amount to that have been added. */
    public Purchase purchase() {
        return new Purchase(
                key,
                id,
                placement(),
                price == null ? BigDecimal.ZERO : price.value().workspaceAmount(),
                refunds.in(
                        workspaceCurrency, price == null ? null : price.value().money()),
                cancelledAt != Long.MIN_VALUE && cancelledAt >= restoredAt,
                false);
    }

    private @Nullable Placement placement() {
        if (claim == null) {
            return null;
        }
        return new Placement(
                placedAt == null ? claim.order().at() : placedAt.value(),
                buyer == null ? null : buyer.value(),
                claim.value().orderName(),
                claim.value().test());
    }
}
