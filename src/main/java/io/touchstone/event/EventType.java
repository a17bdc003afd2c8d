package io.touchstone.event;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of events, each with the fields it may have: the table under "Events" in {@code README.md}. */
public enum EventType {
    MESSAGE_SENT(
            "message.sent",
            "message_id",
            "contact",
            "campaign_id",
            "flow_id",
            "node_id",
            "cost",
            "category",
            "template",
            "fallback",
            "ref"),
    MESSAGE_DELIVERED("message.delivered", "message_id", "cost"),
    MESSAGE_PRICED("message.priced", "message_id", "cost"),
    MESSAGE_READ("message.read", "message_id"),
    MESSAGE_FAILED("message.failed", "message_id", "code", "reason"),
    MESSAGE_REPLIED("message.replied", "message_id", "contact", "kind", "button"),
    MESSAGE_CLICKED("message.clicked", "message_id", "ref", "url", "machine"),
    PURCHASE_PLACED(
            "purchase.placed", "purchase_id", "contact", "amount", "currency", "exchange_rate", "order_name", "test"),
    PURCHASE_UPDATED(
            "purchase.updated", "purchase_id", "amount", "currency", "exchange_rate", "placed_at", "refund_ids"),
    PURCHASE_REFUNDED("purchase.refunded", "purchase_id", "amount", "currency", "exchange_rate", "refund_id"),
    PURCHASE_CANCELLED("purchase.cancelled", "purchase_id"),
    PURCHASE_RESTORED("purchase.restored", "purchase_id"),
    CONTACT_IDENTIFIED("contact.identified", "contact", "same_as"),
    CONTACT_OPTED_OUT("contact.opted_out", "contact", "message_id");

    private static final Map<String, EventType> BY_CODE =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::code, identity()));

    private final String code;
    private final Set<String> fields;

    EventType(String code, String... fields) {
        this.code = code;
        Set<String> all = new HashSet<>(List.of("id", "type", "occurred_at"));
        all.addAll(List.of(fields));
        this.fields = Set.copyOf(all);
    }

    public static Optional<EventType> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static EventType of(Event event) {
        return switch (event) {
            case Event.MessageSent _ -> MESSAGE_SENT;
            case Event.MessageDelivered _ -> MESSAGE_DELIVERED;
            case Event.MessagePriced _ -> MESSAGE_PRICED;
            case Event.MessageRead _ -> MESSAGE_READ;
            case Event.MessageFailed _ -> MESSAGE_FAILED;
            case Event.MessageReplied _ -> MESSAGE_REPLIED;
            case Event.MessageClicked _ -> MESSAGE_CLICKED;
            case Event.PurchasePlaced _ -> PURCHASE_PLACED;
            case Event.PurchaseUpdated _ -> PURCHASE_UPDATED;
            case Event.PurchaseRefunded _ -> PURCHASE_REFUNDED;
            case Event.PurchaseCancelled _ -> PURCHASE_CANCELLED;
            case Event.PurchaseRestored _ -> PURCHASE_RESTORED;
            case Event.ContactIdentified _ -> CONTACT_IDENTIFIED;
            case Event.ContactOptedOut _ -> CONTACT_OPTED_OUT;
        };
    }

    /** As clients write it, such as {@code message.sent}. */
    public String code() {
        return code;
    }

    /** Every field such an event may have at its top level, those of all types included. */
    public Set<String> fields() {
        return fields;
    }
}
