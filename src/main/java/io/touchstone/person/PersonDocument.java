package io.touchstone.person;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one person.
 *
 * @param contacts keys; several where the identities that were asked for are of several contacts
 * @param said what events said beside identities, each once
 * @param touches what shows that a message was received, read or acted on, by time
 * @param optOuts by time
 * @param prices what WhatsApp said of the price of messages
 * @param events all that the rest follows from, by time
 */
record PersonDocument(
        Instant exportedAt,
        String workspaceId,
        List<String> contacts,
        List<KnownAs> identities,
        List<SaidOf> said,
        List<KnownMessage> messages,
        List<TouchOf> touches,
        List<Bought> purchases,
        List<OptOut> optOuts,
        List<PriceOf> prices,
        List<EventOf> events) {

    /** @param kind {@code id}, {@code phone}, {@code whatsapp_user_id} or {@code email} */
    record KnownAs(String kind, String value, Instant firstNamedAt) {}

    record SaidOf(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {}

    /** @param sentAt null where only statuses are known */
    record KnownMessage(
            String messageId,
            @Nullable String campaignId,
            @Nullable String flowId,
            @Nullable String nodeId,
            @Nullable String template,
            @Nullable String category,
            @Nullable String ref,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            @Nullable Instant failedAt,
            @Nullable String failureCode,
            boolean optedOut,
            @Nullable BigDecimal cost) {}

    /** @param strength {@code delivered}, {@code read} or {@code interacted} */
    record TouchOf(String messageId, Instant touchedAt, String strength) {}

    record Bought(
            String id,
            @Nullable String orderName,
            @Nullable Instant purchasedAt,
            @Nullable BigDecimal amount,
            BigDecimal refunded,
            boolean test,
            boolean cancelled,
            List<CreditOf> credits) {}

    /** A message that may have earned a purchase. @param touch the rule under which it is */
    record CreditOf(String messageId, String touch, String kind, Instant touchedAt) {}

    /** @param messageId that it names; null where it names none */
    record OptOut(@Nullable String messageId, Instant at) {}

    record PriceOf(
            String messageId,
            String connectionId,
            Instant statusAt,
            @Nullable String region,
            @Nullable String category,
            @Nullable String type,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** @param about the message or purchase; null where it is about neither */
    record EventOf(
            String id,
            String type,
            Instant occurredAt,
            @Nullable String about,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String button,
            @Nullable String url,
            @Nullable String orderName,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}
}
