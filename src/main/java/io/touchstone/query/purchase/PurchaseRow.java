package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.Purchase.Placement;
import io.touchstone.mask.Masks;
import io.touchstone.query.Columns;
import io.touchstone.query.kpi.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One purchase as answers show it. Money is in the currency of the workspace.
 *
 * @param refunded capped at the amount
 * @param contact null of an order of nobody
 * @param credit null when nothing earned it
 */
record PurchaseRow(
        String id,
        @Nullable String orderName,
        Instant purchasedAt,
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
                    Column.of("contact_", PurchaseRow::contact, Columns.NEW_OF_CONTACT))
            .flatMap(List::stream)
            .toList();

    /** @param lagSeconds from the touch to the purchase, whole seconds, rounded down */
    record EarnedBy(
            SourceKind kind,
            @Nullable String campaignId,
            @Nullable String flowId,
            @Nullable String nodeId,
            String messageId,
            TouchRule touch,
            Instant touchedAt,
            long lagSeconds) {

        static final List<Column<EarnedBy>> COLUMNS = List.of(
                Column.of("kind", EarnedBy::kind),
                Column.of("campaign_id", EarnedBy::campaignId),
                Column.of("flow_id", EarnedBy::flowId),
                Column.of("node_id", EarnedBy::nodeId),
                Column.of("message_id", EarnedBy::messageId),
                Column.of("touch", EarnedBy::touch),
                Column.of("touched_at", EarnedBy::touchedAt),
                Column.of("lag_seconds", EarnedBy::lagSeconds));

        static EarnedBy of(long purchasedAt, Touch touch, MessageSource source, Masks masks) {
            return new EarnedBy(
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

    static PurchaseRow of(CreditedPurchase credited, @Nullable ContactProfile contact, Masks masks) {
        CountedPurchase purchase = credited.purchase();
        return new PurchaseRow(
                purchase.id(),
                purchase.orderName(),
                Instant.ofEpochMilli(purchase.placedAt()),
                PlainDecimal.plain(purchase.amount()),
                PlainDecimal.plain(purchase.refunded()),
                PlainDecimal.plain(purchase.amount().subtract(purchase.refunded())),
                contact,
                creditOf(credited, masks));
    }

    /** One that need not count, with the credit that is known of it. */
    static PurchaseRow of(
            Purchase purchase, Placement placement, @Nullable ContactProfile contact, @Nullable EarnedBy credit) {
        return new PurchaseRow(
                purchase.id(),
                placement.orderName(),
                Instant.ofEpochMilli(placement.at()),
                PlainDecimal.plain(purchase.amount()),
                PlainDecimal.plain(purchase.cappedRefunds()),
                PlainDecimal.plain(purchase.amount().subtract(purchase.cappedRefunds())),
                contact,
                credit);
    }

    private static @Nullable EarnedBy creditOf(CreditedPurchase credited, Masks masks) {
        Touch touch = credited.credit();
        MessageSource source = credited.source();
        return touch == null || source == null
                ? null
                : EarnedBy.of(credited.purchase().placedAt(), touch, source, masks);
    }
}
