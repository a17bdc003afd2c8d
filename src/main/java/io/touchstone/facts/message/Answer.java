package io.touchstone.facts.message;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.EventSubject;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.message.TouchStore.TouchRow;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reply or an opt-out of a contact that names no message.
 *
 * @param at when it was given, epoch milliseconds
 * @param subjectKey of the event that it is
 * @param messageKey of the message that it belongs to; null while there is none
 */
public record Answer(
        long contactKey,
        long at,
        long eventKey,
        long subjectKey,
        StoredEventType type,
        @Nullable Long messageKey) {

    /** How long after its sending a message is answered so, in milliseconds, inclusive. */
    public static final long REACH = 72L * 60 * 60 * 1000;

    /** One that belongs to no message yet; nothing when the event is something else, or names nobody. */
    public static Optional<Answer> of(StoredEvent event, @Nullable Long contactKey) {
        return isAnswer(event) && contactKey != null
                ? Optional.of(
                        new Answer(contactKey, event.occurredAt(), event.key(), event.subjectKey(), event.type(), null))
                : Optional.empty();
    }

    private static boolean isAnswer(StoredEvent event) {
        return event.subject() == EventSubject.CONTACT && event.type() != StoredEventType.CONTACT_IDENTIFIED;
    }

    Answer to(@Nullable Long otherMessageKey) {
        return new Answer(contactKey, at, eventKey, subjectKey, type, otherMessageKey);
    }

    boolean belongsWhere(Answer other) {
        return Objects.equals(messageKey, other.messageKey);
    }

    /** Whether it is the same event of the same contact, whatever message they belong to. */
    public boolean isEvent(Answer other) {
        return to(null).equals(other.to(null));
    }

    /** The touch that it is: of a reply to a message. */
    public Optional<TouchRow> touch() {
        return messageKey == null
                ? Optional.empty()
                : strength().map(strength -> new TouchRow(contactKey, at, eventKey, messageKey, strength));
    }

    private Optional<TouchRule> strength() {
        return switch (type) {
            case MESSAGE_QUICK_REPLY -> Optional.of(TouchRule.INTERACTED);
            case MESSAGE_TEXT_REPLY -> Optional.of(TouchRule.READ);
            default -> Optional.empty();
        };
    }
}
