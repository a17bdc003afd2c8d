package io.touchstone.eventlog;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Money;
import io.touchstone.event.TextForPeople;
import io.touchstone.event.json.EventLimits;
import io.touchstone.sql.Row;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the event table.
 *
 * @param key ours; grows roughly with arrival and orders nothing
 * @param subjectKey the message or purchase it is about, else the first identity of its contact
 * @param order when it occurred, and its id
 * @param sourceKey of {@code message.sent}
 * @param amount the cost, price or refund it carries
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
        Detail detail) {

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

    /** What an event is about. */
    public enum EventSubject {
        MESSAGE,
        PURCHASE,
        CONTACT
    }

    /** What {@code subjectKey} is the key of; an opt-out may answer a message or none. */
    public EventSubject subject() {
        return switch (type) {
            case MESSAGE_SENT,
                    MESSAGE_DELIVERED,
                    MESSAGE_PRICED,
                    MESSAGE_READ,
                    MESSAGE_FAILED,
                    MESSAGE_QUICK_REPLY,
                    MESSAGE_TEXT_REPLY,
                    MESSAGE_CLICKED -> EventSubject.MESSAGE;
            case PURCHASE_PLACED, PURCHASE_UPDATED, PURCHASE_REFUNDED, PURCHASE_CANCELLED -> EventSubject.PURCHASE;
            case CONTACT_IDENTIFIED -> EventSubject.CONTACT;
            case CONTACT_OPTED_OUT -> subjectKey == contact.any() ? EventSubject.CONTACT : EventSubject.MESSAGE;
        };
    }

    /** Epoch milliseconds. */
    public long occurredAt() {
        return order.at();
    }
}
