package io.touchstone.query.intake;

import io.touchstone.source.pricing.SelectUnpriced.UnpricedMessages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came in of late and what did not.
 *
 * @param since the first day of it, in UTC; contacts are of all time
 * @param events that were stored, by type; those that never came are not there
 * @param messagesWithoutPrice that were delivered, and would have one: the most frequent first
 * @param rejections of events, the most frequent first
 * @param ignored of what platforms tell, nothing was made of this; the most frequent first
 * @param tasks that platforms ask people to do, and nothing here does; the most frequent first
 */
record IntakeStatus(
        LocalDate since,
        List<EventsOfType> events,
        List<ConnectionStatus> connections,
        MessagesWithoutSource messagesWithoutSource,
        List<UnpricedMessages> messagesWithoutPrice,
        PurchasesWithoutMessage purchasesWithoutMessage,
        List<RejectionsOfType> rejections,
        List<IgnoredOfKind> ignored,
        List<TaskOfKind> tasks,
        List<ManyIdentities> contactsWithManyIdentities) {

    record EventsOfType(String type, long count, Instant lastReceivedAt) {}

    /** @param lastDeliveryAt null for none */
    record ConnectionStatus(
            String id,
            String kind,
            String name,
            long deliveries,
            @Nullable Instant lastDeliveryAt) {}

    /**
     * Messages that are known by what became of them alone: nothing says what sent them, so they count nowhere.
     *
     * @param count at most {@link SelectUncounted#MOST_MESSAGES}
     * @param more whether there may be more than that
     * @param byPricingCategory the most frequent first
     */
    record MessagesWithoutSource(long count, boolean more, List<MessagesOfCategory> byPricingCategory) {}

    /** @param category null where the platform said none */
    record MessagesOfCategory(@Nullable String category, long count) {}

    /** Purchases that count, and how many of them are of somebody to whom no message is known. */
    record PurchasesWithoutMessage(long count, long ofPurchases) {}

    record RejectionsOfType(String type, long count, Instant lastReceivedAt) {}

    /** @param kind in the platform's words */
    record IgnoredOfKind(String connectionId, String kind, String reason, long count, Instant lastReceivedAt) {}

    /** @param kind in the platform's words */
    record TaskOfKind(String connectionId, String kind, long count, Instant lastReceivedAt) {}

    /** One who has so many that they may be several, who share one. @param contactKey as purchases show it */
    record ManyIdentities(String contactKey, long identities) {}
}
