package io.touchstone.performance;

import io.touchstone.attribution.Touch;
import io.touchstone.attribution.TouchRule;
import io.touchstone.contact.ContactProfile;
import io.touchstone.event.SourceKind;
import io.touchstone.message.MessageSource;
import java.math.BigDecimal;
import java.time.Instant;
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

    /** @param lagSeconds from the touch to the purchase, whole seconds, rounded down */
    record Credit(
            SourceKind kind,
            @Nullable String campaignId,
            @Nullable String flowId,
            @Nullable String nodeId,
            String messageId,
            TouchRule touch,
            Instant touchedAt,
            long lagSeconds) {}

    static PurchaseRow of(CreditedPurchase credited, ContactProfile contact) {
        CountedPurchase purchase = credited.purchase();
        return new PurchaseRow(
                purchase.id(),
                purchase.orderName(),
                Instant.ofEpochMilli(purchase.placedAt()),
                Money.plain(purchase.amount()),
                Money.plain(purchase.refunded()),
                Money.plain(purchase.amount().subtract(purchase.refunded())),
                contact,
                credit(credited));
    }

    private static @Nullable Credit credit(CreditedPurchase credited) {
        Touch touch = credited.credit();
        MessageSource source = credited.source();
        if (touch == null || source == null) {
            return null;
        }
        return new Credit(
                source.kind(),
                source.campaignId(),
                source.flowId(),
                source.nodeId(),
                touch.messageId(),
                touch.strength(),
                Instant.ofEpochMilli(touch.at()),
                Math.floorDiv(credited.purchase().placedAt() - touch.at(), 1000));
    }
}
