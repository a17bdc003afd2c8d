package io.touchstone.source.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its shop tells it at one time.
 *
 * @param purchaseId with the namespace of the shop
 * @param at when it was so
 * @param placedAt when it was placed
 * @param bought whether that alone makes it a purchase; else it takes another state of it
 * @param cancelled whether it does not count then; else it does, whatever it was before
 * @param amount before refunds
 * @param buyer who may be nobody
 * @param refunds that are known
 * @param allRefunds whether it has no others then
 */
public record ShopOrder(
        String purchaseId,
        Instant at,
        Instant placedAt,
        boolean bought,
        boolean cancelled,
        BigDecimal amount,
        MoneyTerms terms,
        Buyer buyer,
        @Nullable String name,
        boolean test,
        List<ShopRefund> refunds,
        boolean allRefunds) {

    public ShopOrder {
        refunds = List.copyOf(refunds);
    }
}
