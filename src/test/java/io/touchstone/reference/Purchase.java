package io.touchstone.reference;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that was placed, counted or not.
 *
 * @param contact null when no {@code purchase.placed} names anybody
 * @param placedAt as corrected by updates
 * @param amount in the workspace's currency, after every update
 * @param refunded in the workspace's currency, at most {@code amount}
 */
public record Purchase(
        String id,
        @Nullable Contact contact,
        Instant placedAt,
        @Nullable String orderName,
        BigDecimal amount,
        BigDecimal refunded,
        boolean test,
        boolean cancelled) {

    public boolean counted() {
        return !test && !cancelled;
    }

    public BigDecimal revenue() {
        return amount.subtract(refunded);
    }
}
