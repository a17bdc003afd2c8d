package io.touchstone.performance;

import java.math.BigDecimal;

/** Every counted purchase, credited or not; revenue is net of refunds. */
public record Totals(long purchases, BigDecimal revenue) {

    public static final Totals ZERO = new Totals(0, BigDecimal.ZERO);

    static Totals of(BigDecimal amount, BigDecimal refunded) {
        return new Totals(1, amount.subtract(refunded));
    }

    Totals plus(Totals other) {
        return new Totals(purchases + other.purchases, revenue.add(other.revenue));
    }
}
