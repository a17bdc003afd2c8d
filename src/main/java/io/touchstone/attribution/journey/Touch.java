package io.touchstone.attribution.journey;

import io.touchstone.event.CodePointOrder;
import io.touchstone.event.SourceKind;
import java.util.Comparator;

/**
 * One event that shows a contact got, read or acted on a message that counts.
 *
 * @param at epoch milliseconds
 * @param sentAt when the message was sent, epoch milliseconds
 */
public record Touch(
        long at, TouchRule strength, long messageKey, String messageId, long sentAt, long sourceKey, SourceKind kind)
        implements Comparable<Touch> {

    /**
     * The last of a purchase's candidates wins: the latest, then the later sent, then the greatest message id. Touches
     * of one message at one instant go by strength, so that the answer shows the strongest.
     */
    private static final Comparator<Touch> ORDER = Comparator.comparingLong(Touch::at)
            .thenComparingLong(Touch::sentAt)
            .thenComparing(Touch::messageId, CodePointOrder.INSTANCE)
            .thenComparing(Touch::strength);

    @Override
    public int compareTo(Touch other) {
        return ORDER.compare(this, other);
    }

    public boolean satisfies(TouchRule rule) {
        return strength.compareTo(rule) >= 0;
    }
}
