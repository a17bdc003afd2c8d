package io.touchstone.query.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.event.Category;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.MessageCost;
import io.touchstone.facts.message.MessageSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one message.
 *
 * @param currency of its cost, ISO 4217; the costs of events name their own
 * @param costEstimated whether the cost that stands is; null, as is the cost, while none is known
 * @param uncountedReason why it does not count; null when it does
 * @param events all that name the message, or belong to it without naming it, by {@code occurred_at}, then id
 */
record MessageDetail(
        @JsonUnwrapped MessageRow message,
        String currency,
        @Nullable Boolean costEstimated,
        @Nullable String category,
        int machineClicks,
        int textReplies,
        boolean optedOut,
        boolean counted,
        @Nullable UncountedReason uncountedReason,
        List<EventRow> events) {

    /** Stable words for programs to branch on. */
    enum UncountedReason {
        /** No {@code message.sent} has come: nobody knows who sent it to whom. */
        SENT_MISSING
    }

    static MessageDetail of(
            Message message, MessageRow row, @Nullable MessageSource source, String currency, List<EventRow> events) {
        MessageCost cost = message.cost();
        return new MessageDetail(
                row,
                currency,
                cost == null ? null : (Boolean) cost.estimated(),
                source == null ? null : Category.of(source.category()),
                message.machineClicks(),
                message.textReplies(),
                message.optedOut(),
                message.isCounted(),
                message.isCounted() ? null : UncountedReason.SENT_MISSING,
                events);
    }
}
