package io.touchstone.reference;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.Event;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A counted message with its evidence. What the evidence proves is section 3 of the contract.
 *
 * @param cost in the workspace's currency, zero when none is known
 * @param events all that name this message, claims of others on its id among them
 */
public record Message(
        String id,
        Contact contact,
        Source source,
        Instant sentAt,
        @Nullable String template,
        @Nullable String category,
        BigDecimal cost,
        boolean optedOut,
        List<Event> events) {

    /** One piece of evidence that the contact got, read or acted on the message. */
    record Touch(Instant at, TouchRule strength) {}

    public Message {
        events = List.copyOf(events);
    }

    public boolean delivered() {
        return read() || count(event -> event instanceof Event.MessageDelivered) > 0;
    }

    public boolean failed() {
        return !delivered() && count(event -> event instanceof Event.MessageFailed) > 0;
    }

    public boolean read() {
        return interacted() || textReplies() > 0 || count(event -> event instanceof Event.MessageRead) > 0;
    }

    public boolean responded() {
        return responses() > 0;
    }

    public boolean clicked() {
        return clicks() > 0;
    }

    public boolean interacted() {
        return responded() || clicked();
    }

    public long responses() {
        return count(event -> event instanceof Event.MessageReplied replied && replied.kind() == ReplyKind.QUICK_REPLY);
    }

    public long textReplies() {
        return count(event -> event instanceof Event.MessageReplied replied && replied.kind() == ReplyKind.TEXT);
    }

    public long clicks() {
        return count(event -> event instanceof Event.MessageClicked clicked && !clicked.machine());
    }

    public long machineClicks() {
        return count(event -> event instanceof Event.MessageClicked clicked && clicked.machine());
    }

    /** The earliest of what proves delivery: every touch does. */
    public Optional<Instant> deliveredAt() {
        return touches().stream().map(Touch::at).min(Comparator.naturalOrder());
    }

    /** The earliest of what proves reading. */
    public Optional<Instant> readAt() {
        return touches().stream()
                .filter(touch -> touch.strength() != TouchRule.DELIVERED)
                .map(Touch::at)
                .min(Comparator.naturalOrder());
    }

    /** The earliest failure, whatever proves that it did not last. */
    public Optional<Instant> failedAt() {
        return events.stream()
                .filter(Event.MessageFailed.class::isInstance)
                .map(Event::occurredAt)
                .min(Comparator.naturalOrder());
    }

    /** Every touch of this message, whatever its strength. */
    List<Touch> touches() {
        return events.stream().flatMap(event -> touch(event).stream()).toList();
    }

    private static List<Touch> touch(Event event) {
        return switch (event) {
            case Event.MessageDelivered _ -> List.of(new Touch(event.occurredAt(), TouchRule.DELIVERED));
            case Event.MessageRead _ -> List.of(new Touch(event.occurredAt(), TouchRule.READ));
            case Event.MessageReplied replied ->
                switch (replied.kind()) {
                    case QUICK_REPLY -> List.of(new Touch(event.occurredAt(), TouchRule.INTERACTED));
                    case TEXT -> List.of(new Touch(event.occurredAt(), TouchRule.READ));
                };
            case Event.MessageClicked clicked ->
                clicked.machine() ? List.of() : List.of(new Touch(event.occurredAt(), TouchRule.INTERACTED));
            default -> List.of();
        };
    }

    private long count(Predicate<Event> kind) {
        return events.stream().filter(kind).count();
    }
}
