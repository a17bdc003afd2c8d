package io.touchstone.query.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchstone.event.Category;
import io.touchstone.event.ReplyKind;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.mask.Masks;
import io.touchstone.query.kpi.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event about a message, with the details that its type has and its sender gave, under the names that events have
 * in {@code README.md}; the others are left out. Whom it names is left out, too: the message has the contact that stands.
 *
 * @param id as {@code button} and {@code reason}, left out for those who may not see who somebody is: senders make ids of those of
 *     messages, and texts may hold anything
 * @param type such as {@code message.sent}
 * @param kind of a reply
 * @param fallback of a {@code message.sent}, where it is one
 * @param ref as {@code id}
 * @param url of a click; masked like a contact for those who may not see who one is
 * @param machine of a click
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventRow(
        @Nullable String id,
        String type,
        Instant occurredAt,
        @Nullable String campaignId,
        @Nullable String flowId,
        @Nullable String nodeId,
        @Nullable String template,
        @Nullable String category,
        @Nullable Boolean fallback,
        @Nullable String ref,
        @Nullable ReplyKind kind,
        @Nullable String button,
        @Nullable String url,
        @Nullable Boolean machine,
        @Nullable String code,
        @Nullable String reason,
        @Nullable EventCost cost) {

    /** As its sender gave it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventCost(
            BigDecimal amount, String currency, @Nullable BigDecimal exchangeRate, boolean estimated) {

        static EventCost of(Amount amount) {
            BigDecimal rate = amount.money().exchangeRate();
            return new EventCost(
                    PlainDecimal.plain(amount.money().amount()),
                    amount.money().currency().getCurrencyCode(),
                    rate == null ? null : PlainDecimal.plain(rate),
                    amount.estimated());
        }
    }

    /** @param source what the event says sent the message; null unless it is a {@code message.sent} */
    static EventRow of(StoredEvent event, @Nullable MessageSource source, Masks masks) {
        StoredEvent.Detail detail = event.detail();
        Amount amount = event.amount();
        return new EventRow(
                masks.words(event.order().eventId()),
                event.type().type().code(),
                Instant.ofEpochMilli(event.occurredAt()),
                source == null ? null : source.campaignId(),
                source == null ? null : source.flowId(),
                source == null ? null : source.nodeId(),
                source == null ? null : source.template(),
                source == null ? null : Category.of(source.category()),
                event.fallback() ? true : null,
                masks.words(event.ref()),
                kind(event.type()),
                masks.words(detail.button()),
                masks.link(detail.url()),
                event.type() == StoredEventType.MESSAGE_CLICKED ? (Boolean) event.machine() : null,
                detail.code(),
                masks.words(detail.reason()),
                amount == null ? null : EventCost.of(amount));
    }

    private static @Nullable ReplyKind kind(StoredEventType type) {
        return switch (type) {
            case MESSAGE_QUICK_REPLY -> ReplyKind.QUICK_REPLY;
            case MESSAGE_TEXT_REPLY -> ReplyKind.TEXT;
            case MESSAGE_SENT,
                    MESSAGE_DELIVERED,
                    MESSAGE_PRICED,
                    MESSAGE_READ,
                    MESSAGE_FAILED,
                    MESSAGE_CLICKED,
                    PURCHASE_PLACED,
                    PURCHASE_UPDATED,
                    PURCHASE_REFUNDED,
                    PURCHASE_CANCELLED,
                    PURCHASE_RESTORED,
                    CONTACT_IDENTIFIED,
                    CONTACT_OPTED_OUT -> null;
        };
    }
}
