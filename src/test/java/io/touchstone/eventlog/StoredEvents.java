package io.touchstone.eventlog;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Money;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEvent.Correction;
import io.touchstone.eventlog.StoredEvent.Detail;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Rows of the event table that say just what a test is about. */
public final class StoredEvents {

    private static final Currency EUROS = Currency.getInstance("EUR");

    private StoredEvents() {}

    /** @param at epoch milliseconds */
    public static StoredEvent event(StoredEventType type, long at, String id) {
        return event(type, at, id, null, null, false, Detail.NONE);
    }

    public static StoredEvent sent(long at, String id, long sourceKey) {
        return event(StoredEventType.MESSAGE_SENT, at, id, sourceKey, null, false, Detail.NONE);
    }

    public static StoredEvent sent(long at, String id, long sourceKey, String cost) {
        return event(StoredEventType.MESSAGE_SENT, at, id, sourceKey, amount(cost, false), false, Detail.NONE);
    }

    public static StoredEvent machineClick(long at, String id) {
        return event(StoredEventType.MESSAGE_CLICKED, at, id, null, null, true, Detail.NONE);
    }

    public static StoredEvent failed(long at, String id, @Nullable String code) {
        Detail detail = new Detail(code, null, null, null, null);
        return event(StoredEventType.MESSAGE_FAILED, at, id, null, null, false, detail);
    }

    public static StoredEvent withAmount(StoredEventType type, long at, String id, String amount) {
        return event(type, at, id, null, amount(amount, false), false, Detail.NONE);
    }

    public static StoredEvent estimated(StoredEventType type, long at, String id, String cost) {
        return event(type, at, id, null, amount(cost, true), false, Detail.NONE);
    }

    public static StoredEvent placed(long at, String id, String amount, String orderName) {
        Detail detail = new Detail(null, null, null, null, orderName);
        return event(StoredEventType.PURCHASE_PLACED, at, id, null, amount(amount, false), false, detail);
    }

    public static StoredEvent testPlaced(long at, String id, String amount) {
        StoredEvent placed = placed(at, id, amount, "test order");
        return new StoredEvent(
                placed.key(),
                placed.subjectKey(),
                placed.type(),
                placed.order(),
                placed.contact(),
                placed.sameAs(),
                null,
                placed.amount(),
                false,
                true,
                placed.detail(),
                placed.correction(),
                false,
                null);
    }

    /** A sending that gives way to others, or not, of a message with a key of its sender's. */
    public static StoredEvent sentAs(boolean fallback, @Nullable String ref, StoredEvent sent) {
        return new StoredEvent(
                sent.key(),
                sent.subjectKey(),
                sent.type(),
                sent.order(),
                sent.contact(),
                sent.sameAs(),
                sent.sourceKey(),
                sent.amount(),
                sent.machine(),
                sent.test(),
                sent.detail(),
                sent.correction(),
                fallback,
                ref);
    }

    /** Money of another currency, at so many euros. */
    public static StoredEvent inCurrency(
            StoredEventType type, long at, String id, String amount, String currency, String rate) {
        Money money = new Money(new BigDecimal(amount), Currency.getInstance(currency), new BigDecimal(rate));
        return event(type, at, id, null, new Amount(money, money.in(EUROS, 2), false), false, Detail.NONE);
    }

    public static StoredEvent withCorrection(StoredEvent event, Correction correction) {
        return new StoredEvent(
                event.key(),
                event.subjectKey(),
                event.type(),
                event.order(),
                event.contact(),
                event.sameAs(),
                event.sourceKey(),
                event.amount(),
                event.machine(),
                event.test(),
                event.detail(),
                correction,
                event.fallback(),
                event.ref());
    }

    private static Amount amount(String text, boolean estimated) {
        BigDecimal amount = new BigDecimal(text);
        return new Amount(new Money(amount, EUROS, null), amount, estimated);
    }

    private static StoredEvent event(
            StoredEventType type,
            long at,
            String id,
            @Nullable Long sourceKey,
            @Nullable Amount amount,
            boolean machine,
            Detail detail) {
        return new StoredEvent(
                1,
                1,
                type,
                new EventOrder(at, id),
                IdentityKeys.NONE,
                IdentityKeys.NONE,
                sourceKey,
                amount,
                machine,
                false,
                detail,
                Correction.NONE,
                false,
                null);
    }
}
