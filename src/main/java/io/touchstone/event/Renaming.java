package io.touchstone.event;

import org.jspecify.annotations.Nullable;

/** By which ids events go, and what they name, in place of those that they were sent with. Of most an id itself. */
public interface Renaming {

    String event(String id);

    String message(String id);

    String purchase(String id);

    String ref(String ref);

    /** An event under those ids. */
    default Event of(Event event) {
        String id = event(event.id());
        return switch (event) {
            case Event.MessageSent sent ->
                new Event.MessageSent(
                        id,
                        sent.occurredAt(),
                        message(sent.messageId()),
                        sent.contact(),
                        sent.source(),
                        sent.cost(),
                        sent.category(),
                        sent.template(),
                        sent.fallback(),
                        refOrNull(sent.ref()));
            case Event.MessageDelivered delivered ->
                new Event.MessageDelivered(
                        id, delivered.occurredAt(), message(delivered.messageId()), delivered.cost());
            case Event.MessagePriced priced ->
                new Event.MessagePriced(id, priced.occurredAt(), message(priced.messageId()), priced.cost());
            case Event.MessageRead read -> new Event.MessageRead(id, read.occurredAt(), message(read.messageId()));
            case Event.MessageFailed failed ->
                new Event.MessageFailed(
                        id, failed.occurredAt(), message(failed.messageId()), failed.code(), failed.reason());
            case Event.MessageReplied replied ->
                new Event.MessageReplied(
                        id,
                        replied.occurredAt(),
                        messageOrNull(replied.messageId()),
                        replied.contact(),
                        replied.kind(),
                        replied.button());
            case Event.MessageClicked clicked ->
                new Event.MessageClicked(
                        id,
                        clicked.occurredAt(),
                        messageOrNull(clicked.messageId()),
                        refOrNull(clicked.ref()),
                        clicked.url(),
                        clicked.machine());
            case Event.PurchasePlaced placed ->
                new Event.PurchasePlaced(
                        id,
                        placed.occurredAt(),
                        purchase(placed.purchaseId()),
                        placed.contact(),
                        placed.amount(),
                        placed.orderName(),
                        placed.test());
            case Event.PurchaseUpdated updated ->
                new Event.PurchaseUpdated(
                        id,
                        updated.occurredAt(),
                        purchase(updated.purchaseId()),
                        updated.amount(),
                        updated.placedAt(),
                        updated.refundIds());
            case Event.PurchaseRefunded refunded ->
                new Event.PurchaseRefunded(
                        id,
                        refunded.occurredAt(),
                        purchase(refunded.purchaseId()),
                        refunded.amount(),
                        refunded.refundId());
            case Event.PurchaseCancelled cancelled ->
                new Event.PurchaseCancelled(id, cancelled.occurredAt(), purchase(cancelled.purchaseId()));
            case Event.PurchaseRestored restored ->
                new Event.PurchaseRestored(id, restored.occurredAt(), purchase(restored.purchaseId()));
            case Event.ContactIdentified identified ->
                new Event.ContactIdentified(id, identified.occurredAt(), identified.contact(), identified.sameAs());
            case Event.ContactOptedOut optedOut ->
                new Event.ContactOptedOut(
                        id, optedOut.occurredAt(), optedOut.contact(), messageOrNull(optedOut.messageId()));
        };
    }

    private @Nullable String messageOrNull(@Nullable String id) {
        return id == null ? null : message(id);
    }

    private @Nullable String refOrNull(@Nullable String ref) {
        return ref == null ? null : ref(ref);
    }
}
