package io.touchstone.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of any {@link EventType}.
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
                    PurchaseRestored _,
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

    /** An event in which a contact answers: the message that it names, else the one that the facts say. At least one of the two is there. */
    sealed interface AnswerEvent extends Event {
        @Nullable String messageId();

        @Nullable ContactReference contact();
    }

    /**
     * {@code fallback} stands only where no sending of the message without it does; {@code ref} is the sender's own key of the message.
     */
    record MessageSent(
            String id,
            Instant occurredAt,
            String messageId,
            ContactReference contact,
            Source source,
            @Nullable Cost cost,
            @Nullable String category,
            @Nullable String template,
            boolean fallback,
            @Nullable String ref)
            implements MessageEvent {

        /** One that stands by itself, of a message that its sender has no key of its own for. */
        public MessageSent(
                String id,
                Instant occurredAt,
                String messageId,
                ContactReference contact,
                Source source,
                @Nullable Cost cost,
                @Nullable String category,
                @Nullable String template) {
            this(id, occurredAt, messageId, contact, source, cost, category, template, false, null);
        }
    }

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
            @Nullable String messageId,
            @Nullable ContactReference contact,
            ReplyKind kind,
            @Nullable String button)
            implements AnswerEvent {

        /** One that names its message. */
        public MessageReplied(
                String id, Instant occurredAt, String messageId, ReplyKind kind, @Nullable String button) {
            this(id, occurredAt, messageId, null, kind, button);
        }
    }

    /**
     * {@code machine} marks link previews and scanners: counted apart, and proof of nothing. Either the message is named, or its sender's
     * {@code ref}: then the facts say which message it is.
     */
    record MessageClicked(
            String id,
            Instant occurredAt,
            @Nullable String messageId,
            @Nullable String ref,
            @Nullable String url,
            boolean machine)
            implements Event {

        /** One that names its message. */
        public MessageClicked(String id, Instant occurredAt, String messageId, @Nullable String url, boolean machine) {
            this(id, occurredAt, messageId, null, url, machine);
        }
    }

    record PurchasePlaced(
            String id,
            Instant occurredAt,
            String purchaseId,
            @Nullable ContactReference contact,
            Money amount,
            @Nullable String orderName,
            boolean test)
            implements PurchaseEvent {}

    /**
     * {@code placedAt}, which has millisecond precision, corrects the time of the order; {@code refundIds} are all refunds that it has
     * then. Null leaves either as it is.
     */
    record PurchaseUpdated(
            String id,
            Instant occurredAt,
            String purchaseId,
            Money amount,
            @Nullable Instant placedAt,
            @Nullable List<String> refundIds)
            implements PurchaseEvent {

        public PurchaseUpdated {
            refundIds = refundIds == null ? null : List.copyOf(refundIds);
        }

        /** One of the amount alone. */
        public PurchaseUpdated(String id, Instant occurredAt, String purchaseId, Money amount) {
            this(id, occurredAt, purchaseId, amount, null, null);
        }
    }

    record PurchaseRefunded(
            String id,
            Instant occurredAt,
            String purchaseId,
            Money amount,
            @Nullable String refundId) implements PurchaseEvent {

        /** One that nothing corrects later. */
        public PurchaseRefunded(String id, Instant occurredAt, String purchaseId, Money amount) {
            this(id, occurredAt, purchaseId, amount, null);
        }
    }

    record PurchaseCancelled(String id, Instant occurredAt, String purchaseId) implements PurchaseEvent {}

    record PurchaseRestored(String id, Instant occurredAt, String purchaseId) implements PurchaseEvent {}

    /** All identities of {@code contact} and {@code sameAs} are one person. */
    record ContactIdentified(
            String id,
            Instant occurredAt,
            ContactReference contact,
            @Nullable ContactReference sameAs) implements Event {}

    record ContactOptedOut(
            String id,
            Instant occurredAt,
            ContactReference contact,
            @Nullable String messageId) implements AnswerEvent {}
}
