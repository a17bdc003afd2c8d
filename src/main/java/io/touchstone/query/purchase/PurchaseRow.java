package io.touchstone.query.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.control.catalog.SourceNames;
import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.Purchase.Placement;
import io.touchstone.mask.Masks;
import io.touchstone.query.Columns;
import io.touchstone.query.SentBy;
import io.touchstone.query.kpi.PlainDecimal;
import io.touchstone.time.LocalCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One purchase as answers show it. Money is in the currency of the workspace.
 *
 * @param purchasedOn the day on which the numbers have it, in the time zone of the workspace
 * @param refunded capped at the amount
 * @param contact null of an order of nobody
 * @param credit null when nothing earned it
 */
record PurchaseRow(
        String id,
        @Nullable String orderName,
        Instant purchasedAt,
        LocalDate purchasedOn,
        BigDecimal amount,
        BigDecimal refunded,
        BigDecimal revenue,
        @Nullable ContactProfile contact,
        @Nullable EarnedBy credit) {

    static final List<Column<PurchaseRow>> COLUMNS = Stream.of(
                    List.of(
                            Column.of("id", PurchaseRow::id),
                            Column.of("order_name", PurchaseRow::orderName),
                            Column.of("purchased_at", PurchaseRow::purchasedAt),
                            Column.of("amount", PurchaseRow::amount),
                            Column.of("refunded", PurchaseRow::refunded),
                            Column.of("revenue", PurchaseRow::revenue)),
                    Column.of("contact_", PurchaseRow::contact, Columns.CONTACT),
                    Column.of("credit_", PurchaseRow::credit, EarnedBy.COLUMNS),
                    Column.of("contact_", PurchaseRow::contact, Columns.NEW_OF_CONTACT),
                    List.of(Column.of("purchased_on", PurchaseRow::purchasedOn)),
                    Column.of("credit_", PurchaseRow::credit, EarnedBy.NEW_COLUMNS))
            .flatMap(List::stream)
            .toList();

    /** @param lagSeconds from the touch to the purchase, whole seconds, rounded down */
    record EarnedBy(
            @JsonUnwrapped SentBy sentBy, String messageId, TouchRule touch, Instant touchedAt, long lagSeconds) {

        static final List<Column<EarnedBy>> COLUMNS = Stream.of(
                        Column.of("", EarnedBy::sentBy, SentBy.COLUMNS),
                        List.of(
                                Column.of("message_id", EarnedBy::messageId),
                                Column.of("touch", EarnedBy::touch),
                                Column.of("touched_at", EarnedBy::touchedAt),
                                Column.of("lag_seconds", EarnedBy::lagSeconds)))
                .flatMap(List::stream)
                .toList();

        static final List<Column<EarnedBy>> NEW_COLUMNS = Column.of("", EarnedBy::sentBy, SentBy.NEW_COLUMNS);

        static EarnedBy of(long purchasedAt, Touch touch, SentBy sentBy, Masks masks) {
            return new EarnedBy(
                    sentBy,
                    masks.messageId(touch.messageKey(), touch.messageId()),
                    touch.strength(),
                    Instant.ofEpochMilli(touch.at()),
                    Math.floorDiv(purchasedAt - touch.at(), 1000));
        }
    }

    static PurchaseRow of(
            CreditedPurchase credited,
            @Nullable ContactProfile contact,
            LocalCalendar calendar,
            SourceNames names,
            Masks masks) {
        ListedPurchase purchase = credited.purchase();
        Instant purchasedAt = Instant.ofEpochMilli(purchase.placedAt());
        return new PurchaseRow(
                purchase.id(),
                purchase.orderName(),
                purchasedAt,
                calendar.dayOf(purchasedAt),
                PlainDecimal.plain(purchase.amount()),
                PlainDecimal.plain(purchase.refunded()),
                PlainDecimal.plain(purchase.amount().subtract(purchase.refunded())),
                contact,
                creditOf(credited, names, masks));
    }

    /** One that need not count, with the credit that is known of it. */
    static PurchaseRow of(
            Purchase purchase,
            Placement placement,
            @Nullable ContactProfile contact,
            LocalCalendar calendar,
            @Nullable EarnedBy credit) {
        Instant purchasedAt = Instant.ofEpochMilli(placement.at());
        return new PurchaseRow(
                purchase.id(),
                placement.orderName(),
                purchasedAt,
                calendar.dayOf(purchasedAt),
                PlainDecimal.plain(purchase.amount()),
                PlainDecimal.plain(purchase.cappedRefunds()),
                PlainDecimal.plain(purchase.amount().subtract(purchase.cappedRefunds())),
                contact,
                credit);
    }

    private static @Nullable EarnedBy creditOf(CreditedPurchase credited, SourceNames names, Masks masks) {
        Touch touch = credited.credit();
        MessageSource source = credited.source();
        return touch == null || source == null
                ? null
                : EarnedBy.of(credited.purchase().placedAt(), touch, SentBy.of(source, names), masks);
    }
}
