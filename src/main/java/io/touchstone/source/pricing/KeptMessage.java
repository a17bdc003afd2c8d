package io.touchstone.source.pricing;

import io.touchstone.source.ratecard.PriceBook;
import io.touchstone.source.ratecard.PricedMessage;
import io.touchstone.source.ratecard.PricedStatus;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept to be priced.
 *
 * @param connectionId by which its status came
 * @param zone of the account at WhatsApp: cuts the days of its prices
 */
record KeptMessage(String connectionId, ZoneId zone, PricedMessage message) {

    /**
     * With some more statuses of it.
     *
     * @param before null of one that was not kept; the answer is this itself where they change nothing
     * @param connection by which the statuses came
     * @param book of that connection's account
     */
    static KeptMessage with(
            @Nullable KeptMessage before, List<PricedStatus> statuses, Connected connection, PriceBook book) {
        PricedMessage message = before == null ? null : before.message();
        for (PricedStatus status : statuses) {
            message = message == null ? PricedMessage.first(status, book) : message.with(status, book);
        }
        if (message == null) {
            throw new IllegalArgumentException("nothing is known of a message without a status");
        }
        return before != null && before.message().equals(message)
                ? before
                : new KeptMessage(connection.id(), connection.zone(), message);
    }

    KeptMessage with(PricedMessage other) {
        return message.equals(other) ? this : new KeptMessage(connectionId, zone, other);
    }

    String id() {
        return message.status().messageId();
    }

    /** A connection, as far as prices go. @param zone of its account */
    record Connected(String id, ZoneId zone) {}
}
