package io.touchstone.performance;

import io.touchstone.sql.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that counts.
 *
 * @param placedAt epoch milliseconds
 * @param refunded capped at the amount
 */
record CountedPurchase(
        String id, @Nullable String orderName, long contactKey, long placedAt, BigDecimal amount, BigDecimal refunded) {

    /** For {@link #read}; a cancelled or test purchase counts nowhere, and one without a time is not known to exist. */
    static final String SELECT = """
            SELECT id, order_name, contact_key, placed_at, amount, LEAST(refunded, amount)
            FROM purchase WHERE workspace_id = ? AND NOT cancelled AND NOT test AND placed_at >= ? AND placed_at < ?
            """;

    static CountedPurchase read(Row row) throws SQLException {
        return new CountedPurchase(
                row.id(), row.textOrNull(), row.number(), row.number(), row.decimal(), row.decimal());
    }
}
