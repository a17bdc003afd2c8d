package io.touchstone.eventlog;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Money;
import io.touchstone.event.TextForPeople;
import io.touchstone.event.json.EventLimits;
import io.touchstone.sql.Row;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the event table.
 *
 * @param key ours; grows roughly with arrival and orders nothing
 * @param subjectKey the message or purchase it is about, else the first identity of its contact; of a click that names no message, the ref
 * @param order when it occurred, and its id
 * @param sourceKey of {@code message.sent}
 * @param amount the cost, price or refund it carries
 * @param fallback whether it stands only where no other sending of its message does
 * @param ref its sender's own key of a message: of the one that it sends, or of one that was clicked and is not named
 */
public record StoredEvent(
        long key,
        long subjectKey,
        StoredEventType type,
        EventOrder order,
        IdentityKeys contact,
        IdentityKeys sameAs,
        @Nullable Long sourceKey,
        @Nullable Amount amount,
        boolean machine,
        boolean test,
        Detail detail,
        Correction correction,
        boolean fallback,
        @Nullable String ref) {

    /**
     * Money as sent and in the currency of the workspace.
     *
     * @param estimated only for costs
     */
    public record Amount(Money money, BigDecimal workspaceAmount, boolean estimated) {

        /** From the next five columns of an event: amount, currency, exchange rate, workspace amount, estimated. Null without money. */
        public static @Nullable Amount read(Row row) {
            BigDecimal amount = row.decimalOrNull();
            String currency = row.textOrNull();
            BigDecimal exchangeRate = row.decimalOrNull();
            BigDecimal workspaceAmount = row.decimalOrNull();
            boolean estimated = row.flag();
            if (amount == null) {
                return null;
            }
            Money money = new Money(amount, Currency.getInstance(Objects.requireNonNull(currency)), exchangeRate);
            return new Amount(money, Objects.requireNonNull(workspaceAmount), estimated);
        }
    }

    /** What is kept for people to read. That of an event from before there was a rule for it is made to fit when it is read. */
    public record Detail(
            @Nullable String code,
            @Nullable String reason,
            @Nullable String button,
            @Nullable String url,
            @Nullable String orderName) {

        public static final Detail NONE = new Detail(null, null, null, null, null);

        public Detail {
            code = TextForPeople.of(code, EventLimits.CODE_LENGTH);
            reason = TextForPeople.of(reason, EventLimits.REASON_LENGTH);
            button = TextForPeople.of(button, EventLimits.BUTTON_LENGTH);
            url = TextForPeople.of(url, EventLimits.URL_LENGTH);
            orderName = TextForPeople.of(orderName, EventLimits.ORDER_NAME_LENGTH);
        }
    }

    /**
     * What an event says of an order beside its money.
     *
     * @param placedAt when it was placed, epoch milliseconds
     * @param refundId of the refund that this is
     * @param refundIds all that the order has
     */
    public record Correction(
            @Nullable Long placedAt,
            @Nullable String refundId,
            @Nullable List<String> refundIds) {

        public static final Correction NONE = new Correction(null, null, null);

        /** No id holds a control character. */
        private static final String SEPARATOR = "\n";

        @Nullable String refundIdsText() {
            return refundIds == null ? null : String.join(SEPARATOR, refundIds);
        }

        /** From the next three columns of an event: placed at, refund id, refund ids. */
        public static Correction read(Row row) {
            Long placedAt = row.numberOrNull();
            String refundId = row.textOrNull();
            String refundIds = row.textOrNull();
            return placedAt == null && refundId == null && refundIds == null
                    ? NONE
                    : new Correction(placedAt, refundId, refundIds == null ? null : ids(refundIds));
        }

        private static List<String> ids(String text) {
            return text.isEmpty() ? List.of() : List.of(text.split(SEPARATOR));
        }
    }

    /** What an event is about. */
    public enum EventSubject {
        MESSAGE,
        PURCHASE,
        CONTACT,
        REF
    }

    /** What {@code subjectKey} is the key of; an answer or a click may name a message or none. */
    public EventSubject subject() {
        return switch (type) {
            case MESSAGE_SENT, MESSAGE_DELIVERED, MESSAGE_PRICED, MESSAGE_READ, MESSAGE_FAILED -> EventSubject.MESSAGE;
            case MESSAGE_CLICKED -> ref == null ? EventSubject.MESSAGE : EventSubject.REF;
            case PURCHASE_PLACED, PURCHASE_UPDATED, PURCHASE_REFUNDED, PURCHASE_CANCELLED, PURCHASE_RESTORED ->
                EventSubject.PURCHASE;
            case CONTACT_IDENTIFIED -> EventSubject.CONTACT;
            case MESSAGE_QUICK_REPLY, MESSAGE_TEXT_REPLY, CONTACT_OPTED_OUT ->
                !contact.isEmpty() && subjectKey == contact.any() ? EventSubject.CONTACT : EventSubject.MESSAGE;
        };
    }

    /** Epoch milliseconds. */
    public long occurredAt() {
        return order.at();
    }
}
