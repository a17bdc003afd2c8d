package io.touchstone.facts.message;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.EventSubject;
import io.touchstone.facts.message.TouchStore.TouchRow;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A click that names a ref instead of a message.
 *
 * @param order when it was made, and the id of the event that it is
 * @param subjectKey of that event
 * @param messageKey of the message that it belongs to; null while there is none
 */
public record RefClick(
        String ref,
        EventOrder order,
        long eventKey,
        long subjectKey,
        boolean machine,
        @Nullable Long messageKey) {

    /** How long before the first message of its ref a click may be made that belongs to it, in milliseconds, inclusive. */
    public static final long LONGEST_WAIT = Duration.ofDays(30).toMillis();

    /** So many clicks of a ref wait for its first message: of more, the first by time and id. */
    public static final int MOST_WAITING = 100;

    /** One that belongs to no message yet; nothing when the event is something else. */
    public static Optional<RefClick> of(StoredEvent event) {
        return event.subject() == EventSubject.REF
                ? Optional.of(new RefClick(
                        Objects.requireNonNull(event.ref()),
                        event.order(),
                        event.key(),
                        event.subjectKey(),
                        event.machine(),
                        null))
                : Optional.empty();
    }

    /** Epoch milliseconds. */
    public long at() {
        return order.at();
    }

    RefClick to(@Nullable Long otherMessageKey) {
        return new RefClick(ref, order, eventKey, subjectKey, machine, otherMessageKey);
    }

    /** Whether it is the same event, whatever message they belong to. */
    public boolean isEvent(RefClick other) {
        return to(null).equals(other.to(null));
    }

    /** The touch that it is, where its message went to this contact; null when that is nobody. */
    public Optional<TouchRow> touch(@Nullable Long contactKey) {
        return contactKey == null || messageKey == null || machine
                ? Optional.empty()
                : Optional.of(new TouchRow(contactKey, at(), eventKey, messageKey, TouchRule.INTERACTED));
    }
}
