package io.touchstone.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of section 2 of the measurement contract.
 *
 * <p>{@code id} is unique in the workspace. {@code occurredAt} has millisecond precision.
 */
public sealed interface Event {

    String id();

    Instant occurredAt();

    /** What the event says that an order or a message cost: from the first on, a workspace's currency is fixed. */
    default Optional<Money> money() {
        return switch (this) {
            case MessageSent sent -> Optional.ofNullable(sent.cost()).map(Cost::money);
            case MessageDelivered delivered ->
                Optional.ofNullable(delivered.cost()).map(Cost::money);
            case MessagePriced priced -> Optional.of(priced.cost().money());
            case PurchasePlaced placed -> Optional.of(placed.amount());
            case PurchaseUpdated updated -> Optional.of(updated.amount());
            case PurchaseRefunded refunded -> Optional.of(refunded.amount());
            case MessageRead _,
                    MessageFailed _,
                    MessageReplied _,
                    MessageClicked _,
                    PurchaseCancelled _,
                    ContactIdentified _,
                    ContactOptedOut _ -> Optional.empty();
        };
    }

    /** An event about one outbound message. */
    sealed interface MessageEvent extends Event {
        String messageId();
    }

    /** An event about one order. */
    sealed interface PurchaseEvent extends Event {
        String purchaseId();
    }

    /** An event that says who somebody is, or what they want, whatever message it answers. */
    sealed interface ContactEvent extends Event {
        ContactReference contact();
    }

    record MessageSent(
            String id,
            Instant occurredAt,
            String messageId,
            ContactReference contact,
            Source source,
            @Nullable Cost cost,
            @Nullable String category,
            @Nullable String template)
            implements MessageEvent {}

    record MessageDelivered(
            String id,
            Instant occurredAt,
            String messageId,
            @Nullable Cost cost) implements MessageEvent {}

    record MessagePriced(String id, Instant occurredAt, String messageId, Cost cost) implements MessageEvent {}

    record MessageRead(String id, Instant occurredAt, String messageId) implements MessageEvent {}

    record MessageFailed(
            String id,
            Instant occurredAt,
            String messageId,
            @Nullable String code,
            @Nullable String reason) implements MessageEvent {}

    record MessageReplied(
            String id,
            Instant occurredAt,
            String messageId,
            ReplyKind kind,
            @Nullable String button) implements MessageEvent {}

    /** {@code machine} marks link previews and scanners: counted apart, and proof of nothing. */
    record MessageClicked(
            String id,
            Instant occurredAt,
            String messageId,
            @Nullable String url,
            boolean machine) implements MessageEvent {}

    record PurchasePlaced(
            String id,
            Instant occurredAt,
            String purchaseId,
            ContactReference contact,
            Money amount,
            @Nullable String orderName,
            boolean test)
            implements PurchaseEvent {}

    record PurchaseUpdated(String id, Instant occurredAt, String purchaseId, Money amount) implements PurchaseEvent {}

    record PurchaseRefunded(String id, Instant occurredAt, String purchaseId, Money amount) implements PurchaseEvent {}

    record PurchaseCancelled(String id, Instant occurredAt, String purchaseId) implements PurchaseEvent {}

    /** All identities of {@code contact} and {@code sameAs} are one person. */
    record ContactIdentified(
            String id,
            Instant occurredAt,
            ContactReference contact,
            @Nullable ContactReference sameAs) implements ContactEvent {}

    record ContactOptedOut(
            String id,
            Instant occurredAt,
            ContactReference contact,
            @Nullable String messageId) implements ContactEvent {}
}
