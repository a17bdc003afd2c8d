package io.touchstone.query.purchase;

import io.touchstone.event.CodePointOrder;
import io.touchstone.http.list.SortedColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of purchases. Those of one time go by id in the direction of the order, so that the newest come from the greatest id on;
 * those of one amount or revenue by id ascending, as in other lists.
 */
public record PurchaseOrder(SortedBy by, boolean descending) {

    public enum SortedBy {
        PURCHASED_AT,
        AMOUNT,
        REVENUE
    }

    /** Where a purchase stands: the time in epoch milliseconds, or money, and its id. */
    public record PurchasePosition(BigDecimal value, String id) {}

    public static final List<String> COLUMNS =
            Arrays.stream(SortedBy.values()).map(PurchaseOrder::code).toList();

    public static final PurchaseOrder NEWEST_FIRST = new PurchaseOrder(SortedBy.PURCHASED_AT, true);

    /** From the query parameter {@code sort}, such as {@code -amount}. */
    public static PurchaseOrder of(String sort) {
        SortedColumn sorted = SortedColumn.of(sort, COLUMNS, "");
        return new PurchaseOrder(SortedBy.valueOf(sorted.column().toUpperCase(Locale.ROOT)), sorted.descending());
    }

    private static String code(SortedBy by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is an order in time, which an index has. */
    boolean isInTime() {
        return by == SortedBy.PURCHASED_AT;
    }

    public PurchasePosition position(ListedPurchase purchase) {
        BigDecimal value = switch (by) {
            case PURCHASED_AT -> BigDecimal.valueOf(purchase.placedAt());
            case AMOUNT -> purchase.amount();
            case REVENUE -> purchase.amount().subtract(purchase.refunded());
        };
        return new PurchasePosition(value, purchase.id());
    }

    PurchasePosition position(PurchaseRow row) {
        BigDecimal value = switch (by) {
            case PURCHASED_AT -> BigDecimal.valueOf(row.purchasedAt().toEpochMilli());
            case AMOUNT -> row.amount();
            case REVENUE -> row.revenue();
        };
        return new PurchasePosition(value, row.id());
    }

    public Comparator<PurchasePosition> comparator() {
        Comparator<PurchasePosition> values = Comparator.comparing(PurchasePosition::value);
        Comparator<PurchasePosition> ids = Comparator.comparing(PurchasePosition::id, CodePointOrder.INSTANCE);
        return (descending ? values.reversed() : values).thenComparing(descending && isInTime() ? ids.reversed() : ids);
    }

    public boolean isAfter(PurchasePosition position, @Nullable PurchasePosition end) {
        return end == null || comparator().compare(position, end) > 0;
    }
}
