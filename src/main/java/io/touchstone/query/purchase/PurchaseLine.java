package io.touchstone.query.purchase;

import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.query.Columns;
import io.touchstone.query.purchase.PurchaseRow.CreditShare;
import io.touchstone.query.purchase.PurchaseRow.EarnedBy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a table of purchases: one purchase with one of its shares.
 *
 * @param share null where nobody has any
 */
record PurchaseLine(PurchaseRow purchase, @Nullable CreditShare share) {

    private static final List<Column<PurchaseRow>> OF_PURCHASE = List.of(
            Column.of("id", PurchaseRow::id),
            Column.of("order_name", PurchaseRow::orderName),
            Column.of("purchased_at", PurchaseRow::purchasedAt),
            Column.of("amount", PurchaseRow::amount),
            Column.of("refunded", PurchaseRow::refunded),
            Column.of("revenue", PurchaseRow::revenue));

    /** Those that are newer come last: those of before keep their places. */
    static final List<Column<PurchaseLine>> COLUMNS = Stream.of(
                    Column.of("", PurchaseLine::purchase, OF_PURCHASE),
                    Column.of("contact_", PurchaseLine::contact, Columns.CONTACT),
                    Column.of("credit_", PurchaseLine::credit, EarnedBy.COLUMNS),
                    Column.of("contact_", PurchaseLine::contact, Columns.NEW_OF_CONTACT),
                    List.of(Column.<PurchaseLine>of(
                            "purchased_on", line -> line.purchase().purchasedOn())),
                    Column.of("credit_", PurchaseLine::credit, EarnedBy.NEW_COLUMNS),
                    Column.of("credit_", PurchaseLine::share, CreditShare.COLUMNS))
            .flatMap(List::stream)
            .toList();

    private @Nullable ContactProfile contact() {
        return purchase.contact();
    }

    private @Nullable EarnedBy credit() {
        return share == null ? null : share.credit();
    }
}
