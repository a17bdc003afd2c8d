package io.touchstone.rollup;

import java.math.BigDecimal;

/**
 * A number of purchases and their money, in the currency of the workspace.
 *
 * @param refunds each purchase's capped at its amount
 */
public record PurchaseSums(long purchases, BigDecimal amount, BigDecimal refunds) {

    public static final PurchaseSums ZERO = new PurchaseSums(0, BigDecimal.ZERO, BigDecimal.ZERO);

    public PurchaseSums plus(PurchaseSums other) {
        return new PurchaseSums(purchases + other.purchases, amount.add(other.amount), refunds.add(other.refunds));
    }

    public PurchaseSums negated() {
        return new PurchaseSums(-purchases, amount.negate(), refunds.negate());
    }

    boolean isZero() {
        return purchases == 0 && amount.signum() == 0 && refunds.signum() == 0;
    }
}
