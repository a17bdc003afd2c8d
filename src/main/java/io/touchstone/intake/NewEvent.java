package io.touchstone.intake;

import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.EventOrder;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEvent.Correction;
import io.touchstone.eventlog.StoredEvent.Detail;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.contact.IdentityClaim;
import io.touchstone.facts.contact.NamedIdentity;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event about to be stored, with what it names. */
record NewEvent(Event event, EventNames names) {

    static NewEvent of(Event event) {
        return new NewEvent(event, EventNames.of(event));
    }

    EventOrder order() {
        return new EventOrder(event.occurredAt().toEpochMilli(), event.id());
    }

    /** What it says about a person, if it names one. @param stored the same event */
    Optional<IdentityClaim> claim(StoredEvent stored, NamedKeys keys) {
        if (names.contact() == null) {
            return Optional.empty();
        }
        List<NamedIdentity> identities = new ArrayList<>();
        names.references()
                .forEach(reference -> reference
                        .identities()
                        .forEach(identity -> identities.add(new NamedIdentity(
                                keys.key(identity),
                                identity.kind() == IdentityKind.PHONE ? EventNames.spelling(reference) : null))));
        return Optional.of(
                new IdentityClaim(order(), stored.subjectKey(), stored.key(), identities, names.name(), names.email()));
    }

    StoredEvent toStored(long key, NamedKeys keys, Currency currency) {
        return new StoredEvent(
                key,
                keys.subject(names),
                type(),
                order(),
                keys.of(names.contact()),
                keys.of(names.sameAs()),
                keys.of(names.source()),
                amount(currency),
                event instanceof Event.MessageClicked clicked && clicked.machine(),
                event instanceof Event.PurchasePlaced placed && placed.test(),
                detail(),
                correction(),
                event instanceof Event.MessageSent sent && sent.fallback(),
                names.ref());
    }

    private StoredEventType type() {
        return switch (event) {
            case Event.MessageSent sent -> StoredEventType.MESSAGE_SENT;
            case Event.MessageDelivered delivered -> StoredEventType.MESSAGE_DELIVERED;
            case Event.MessagePriced priced -> StoredEventType.MESSAGE_PRICED;
            case Event.MessageRead read -> StoredEventType.MESSAGE_READ;
            case Event.MessageFailed failed -> StoredEventType.MESSAGE_FAILED;
            case Event.MessageReplied replied ->
                replied.kind() == ReplyKind.QUICK_REPLY
                        ? StoredEventType.MESSAGE_QUICK_REPLY
                        : StoredEventType.MESSAGE_TEXT_REPLY;
            case Event.MessageClicked clicked -> StoredEventType.MESSAGE_CLICKED;
            case Event.PurchasePlaced placed -> StoredEventType.PURCHASE_PLACED;
            case Event.PurchaseUpdated updated -> StoredEventType.PURCHASE_UPDATED;
            case Event.PurchaseRefunded refunded -> StoredEventType.PURCHASE_REFUNDED;
            case Event.PurchaseCancelled cancelled -> StoredEventType.PURCHASE_CANCELLED;
            case Event.PurchaseRestored restored -> StoredEventType.PURCHASE_RESTORED;
            case Event.ContactIdentified identified -> StoredEventType.CONTACT_IDENTIFIED;
            case Event.ContactOptedOut optedOut -> StoredEventType.CONTACT_OPTED_OUT;
        };
    }

    private @Nullable Amount amount(Currency currency) {
        return switch (event) {
            case Event.MessageSent sent -> amount(sent.cost(), currency);
            case Event.MessageDelivered delivered -> amount(delivered.cost(), currency);
            case Event.MessagePriced priced -> amount(priced.cost(), currency);
            case Event.PurchasePlaced placed -> amount(placed.amount(), currency);
            case Event.PurchaseUpdated updated -> amount(updated.amount(), currency);
            case Event.PurchaseRefunded refunded -> amount(refunded.amount(), currency);
            case Event.MessageEvent none -> null;
            case Event.PurchaseEvent none -> null;
            case Event.AnswerEvent none -> null;
            case Event.MessageClicked none -> null;
            case Event.ContactIdentified none -> null;
        };
    }

    private static @Nullable Amount amount(@Nullable Cost cost, Currency currency) {
        return cost == null
                ? null
                : new Amount(cost.money(), cost.money().in(currency, Money.COST_DECIMALS), cost.estimated());
    }

    private static Amount amount(Money money, Currency currency) {
        return new Amount(money, money.in(currency, currency.getDefaultFractionDigits()), false);
    }

    private Detail detail() {
        return switch (event) {
            case Event.MessageFailed failed -> new Detail(failed.code(), failed.reason(), null, null, null);
            case Event.MessageReplied replied -> new Detail(null, null, replied.button(), null, null);
            case Event.MessageClicked clicked -> new Detail(null, null, null, clicked.url(), null);
            case Event.PurchasePlaced placed -> new Detail(null, null, null, null, placed.orderName());
            case Event.MessageEvent none -> Detail.NONE;
            case Event.PurchaseEvent none -> Detail.NONE;
            case Event.AnswerEvent none -> Detail.NONE;
            case Event.ContactIdentified none -> Detail.NONE;
        };
    }

    private Correction correction() {
        return switch (event) {
            case Event.PurchaseUpdated updated ->
                new Correction(
                        updated.placedAt() == null
                                ? null
                                : (Long) updated.placedAt().toEpochMilli(),
                        null,
                        updated.refundIds());
            case Event.PurchaseRefunded refunded -> new Correction(null, refunded.refundId(), null);
            case Event.MessageEvent none -> Correction.NONE;
            case Event.PurchaseEvent none -> Correction.NONE;
            case Event.AnswerEvent none -> Correction.NONE;
            case Event.MessageClicked none -> Correction.NONE;
            case Event.ContactIdentified none -> Correction.NONE;
        };
    }
}
