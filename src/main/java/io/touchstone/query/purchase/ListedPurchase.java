package io.touchstone.query.purchase;

import io.touchstone.sql.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that was placed, whether or not it counts.
 *
 * @param contactKey null of an order of nobody
 * @param placedAt epoch milliseconds
 * @param refunded capped at the amount
 */
public record ListedPurchase(
        String id,
        @Nullable String orderName,
        @Nullable Long contactKey,
        long placedAt,
        BigDecimal amount,
        BigDecimal refunded) {

    /** A row of {@code id, order_name, contact_key, placed_at, amount} and what was refunded, capped. */
    public static ListedPurchase read(Row row) {
        return new ListedPurchase(
                row.id(), row.textOrNull(), row.numberOrNull(), row.number(), row.decimal(), row.decimal());
    }
}
