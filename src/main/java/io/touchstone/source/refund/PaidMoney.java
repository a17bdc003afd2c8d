package io.touchstone.source.refund;

import io.touchstone.event.Event;
import io.touchstone.event.Money;
import io.touchstone.event.json.EventLimits;
import io.touchstone.source.ContentIds;
import io.touchstone.source.shop.ShopEvents;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for an order, or given back of it, in the currency of the buyer.
 *
 * @param refundId empty of the order itself
 * @param at of the latest body that says so
 * @param paid in the buyer's currency
 * @param shop the same in the shop's; null of a refund
 */
record PaidMoney(
        String purchaseId,
        String refundId,
        Instant at,
        Money paid,
        @Nullable Money shop) {

    /** Of Shopify, of whose buyers alone refunds wait. */
    private static final String PREFIX = "sh";

    /** In hexadecimal, of milliseconds: until the year 10000. */
    private static final int DIGITS_OF_TIME = 12;

    /** Of a digest, enough to tell states of one order and one millisecond apart. */
    private static final int DIGITS_OF_DIGEST = 4;

    /** The greater one stands: what was told later, of the same time what is more. */
    String rank() {
        String money = text(paid) + (shop == null ? "" : text(shop));
        return HexFormat.of().toHexDigits(at.toEpochMilli(), DIGITS_OF_TIME)
                + ShopEvents.prefixOfRefund("", paid.amount(), paid.currency())
                + ContentIds.of("", money).substring(0, DIGITS_OF_DIGEST);
    }

    /** The same of an order by another id. */
    PaidMoney of(String otherPurchaseId) {
        return new PaidMoney(otherPurchaseId, refundId, at, paid, shop);
    }

    /**
     * This refund in the currency of the shop; empty where that cannot be told, since nothing was paid for the order, or is more than an event
     * can say.
     *
     * @param order of which it is
     */
    Optional<Event.PurchaseRefunded> event(PaidMoney order) {
        if (order.paid().amount().signum() == 0) {
            return Optional.empty();
        }
        Money whole = Objects.requireNonNull(order.shop());
        BigDecimal inShop = paid.amount()
                .multiply(whole.amount())
                .divide(order.paid().amount(), MathContext.DECIMAL128)
                .setScale(whole.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP);
        if (inShop.compareTo(EventLimits.AMOUNT_BOUND) >= 0) {
            return Optional.empty();
        }
        Money amount = new Money(inShop, whole.currency(), whole.exchangeRate());
        String prefix = ShopEvents.prefixOfRefund(PREFIX, paid.amount(), paid.currency()) + order.rank() + '_';
        String id = ContentIds.of(prefix, purchaseId, refundId, at.toString(), text(amount));
        return Optional.of(new Event.PurchaseRefunded(id, at, purchaseId, amount, refundId));
    }

    private static String text(Money money) {
        return money.amount().stripTrailingZeros().toPlainString()
                + money.currency().getCurrencyCode()
                + (money.exchangeRate() == null
                        ? ""
                        : money.exchangeRate().stripTrailingZeros().toPlainString());
    }
}
