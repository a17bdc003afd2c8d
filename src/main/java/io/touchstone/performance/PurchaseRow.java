package io.touchstone.performance;

import io.touchstone.attribution.Touch;
import io.touchstone.attribution.TouchRule;
import io.touchstone.contact.ContactProfile;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Column;
import io.touchstone.mask.Masks;
import io.touchstone.message.MessageSource;
import io.touchstone.purchase.Purchase;
import io.touchstone.purchase.Purchase.Placement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One purchase as answers show it. Money is in the currency of the workspace.
 *
 * @param refunded capped at the amount
 * @param credit null when nothing earned it
 */
record PurchaseRow(
        String id,
        @Nullable String orderName,
        Instant purchasedAt,
        BigDecimal amount,
        BigDecimal refunded,
        BigDecimal revenue,
        ContactProfile contact,
        @Nullable Credit credit) {

    static final List<Column<PurchaseRow>> COLUMNS = Stream.of(
                    List.of(
                            Column.of("id", PurchaseRow::id),
                            Column.of("order_name", PurchaseRow::orderName),
                            Column.of("purchased_at", PurchaseRow::purchasedAt),
                            Column.of("amount", PurchaseRow::amount),
                            Column.of("refunded", PurchaseRow::refunded),
                            Column.of("revenue", PurchaseRow::revenue)),
                    Column.of("contact_", PurchaseRow::contact, Columns.CONTACT),
                    Column.of("credit_", PurchaseRow::credit, Credit.COLUMNS),
                    Column.of("contact_", PurchaseRow::contact, Columns.NEW_OF_CONTACT))
            .flatMap(List::stream)
            .toList();

    /** @param lagSeconds from the touch to the purchase, whole seconds, rounded down */
    record Credit(
            SourceKind kind,
            @Nullable String campaignId,
            @Nullable String flowId,
            @Nullable String nodeId,
            String messageId,
            TouchRule touch,
            Instant touchedAt,
            long lagSeconds) {

        static final List<Column<Credit>> COLUMNS = List.of(
                Column.of("kind", Credit::kind),
                Column.of("campaign_id", Credit::campaignId),
                Column.of("flow_id", Credit::flowId),
                Column.of("node_id", Credit::nodeId),
                Column.of("message_id", Credit::messageId),
                Column.of("touch", Credit::touch),
                Column.of("touched_at", Credit::touchedAt),
                Column.of("lag_seconds", Credit::lagSeconds));

        static Credit of(long purchasedAt, Touch touch, MessageSource source, Masks masks) {
            return new Credit(
                    source.kind(),
                    source.campaignId(),
                    source.flowId(),
                    source.nodeId(),
                    masks.messageId(touch.messageKey(), touch.messageId()),
                    touch.strength(),
                    Instant.ofEpochMilli(touch.at()),
                    Math.floorDiv(purchasedAt - touch.at(), 1000));
        }
    }

    static PurchaseRow of(CreditedPurchase credited, ContactProfile contact, Masks masks) {
        CountedPurchase purchase = credited.purchase();
        return new PurchaseRow(
                purchase.id(),
                purchase.orderName(),
                Instant.ofEpochMilli(purchase.placedAt()),
                Money.plain(purchase.amount()),
                Money.plain(purchase.refunded()),
                Money.plain(purchase.amount().subtract(purchase.refunded())),
                contact,
                creditOf(credited, masks));
    }

    /** The same of one that need not count. */
    static PurchaseRow of(Purchase purchase, Placement placement, ContactProfile contact, @Nullable Credit credit) {
        return new PurchaseRow(
                purchase.id(),
                placement.orderName(),
                Instant.ofEpochMilli(placement.stamp().at()),
                Money.plain(purchase.amount()),
                Money.plain(purchase.cappedRefunds()),
                Money.plain(purchase.amount().subtract(purchase.cappedRefunds())),
                contact,
                credit);
    }

    private static @Nullable Credit creditOf(CreditedPurchase credited, Masks masks) {
        Touch touch = credited.credit();
        MessageSource source = credited.source();
        return touch == null || source == null
                ? null
                : Credit.of(credited.purchase().placedAt(), touch, source, masks);
    }
}
