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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A counted message with its evidence. What the evidence proves stands in {@code docs/kpis.md}.
 *
 * @param contact null when its {@code message.sent} names nobody but by shared identities
 * @param category in lower case, with {@code _} for {@code -}
 * @param ref the sender's own key of it, by the claim that stands
 * @param events all that name this message, claims of others on its id among them, and the answers and clicks that belong to it
 */
public record Message(
        String id,
        @Nullable Contact contact,
        Source source,
        Instant sentAt,
        @Nullable String ref,
        @Nullable String template,
        @Nullable String category,
        Price price,
        List<Event> events) {

    /** What is known of the cost, in the workspace's currency; zero when nothing is. */
    record Price(BigDecimal amount, boolean estimated) {}

    /** One piece of evidence that the contact got, read or acted on the message. */
    record Touch(Instant at, TouchRule strength) {}

    public Message {
        events = List.copyOf(events);
    }

    Message with(List<Event> others) {
        List<Event> all = Stream.concat(events.stream(), others.stream()).toList();
        return new Message(id, contact, source, sentAt, ref, template, category, price, all);
    }

    /** A message that failed is not charged, whatever was expected. */
    public BigDecimal cost() {
        return price.estimated() && failed() ? BigDecimal.ZERO : price.amount();
    }

    public boolean delivered() {
        return read() || count(event -> event instanceof Event.MessageDelivered) > 0;
    }

    public boolean failed() {
        return !delivered() && count(event -> event instanceof Event.MessageFailed) > 0;
    }

    public boolean read() {
        return interacted() || textReplies() > 0 || optedOut() || hasReceipt();
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

    public boolean interactedUnread() {
        return interacted() && !hasReceipt();
    }

    public boolean optedOut() {
        return count(event -> event instanceof Event.ContactOptedOut) > 0;
    }

    private boolean hasReceipt() {
        return count(event -> event instanceof Event.MessageRead) > 0;
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

    /** The earliest of what proves delivery: every touch and every opt-out does. */
    public Optional<Instant> deliveredAt() {
        return earliest(Stream.concat(touches().stream().map(Touch::at), optOuts()));
    }

    /** The earliest of what proves reading. */
    public Optional<Instant> readAt() {
        return earliest(Stream.concat(
                touches().stream()
                        .filter(touch -> touch.strength() != TouchRule.DELIVERED)
                        .map(Touch::at),
                optOuts()));
    }

    private Stream<Instant> optOuts() {
        return events.stream().filter(Event.ContactOptedOut.class::isInstance).map(Event::occurredAt);
    }

    /** The earliest failure, whatever proves that it did not last. */
    public Optional<Instant> failedAt() {
        return earliest(
                events.stream().filter(Event.MessageFailed.class::isInstance).map(Event::occurredAt));
    }

    private static Optional<Instant> earliest(Stream<Instant> instants) {
        return instants.min(Comparator.naturalOrder());
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
