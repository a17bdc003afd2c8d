package io.touchstone.query.kpi;

import java.math.BigDecimal;

/** Every counted purchase, credited or not; revenue is net of refunds. */
public record Totals(long purchases, BigDecimal revenue) {

    public static final Totals ZERO = new Totals(0, BigDecimal.ZERO);

    public static Totals of(BigDecimal amount, BigDecimal refunded) {
        return new Totals(1, amount.subtract(refunded));
    }

    public Totals plus(Totals other) {
        return new Totals(purchases + other.purchases, revenue.add(other.revenue));
    }
}
