package io.touchstone.reference;

import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which messages count, and which events tell of them: those that name them, and the answers and clicks that belong to them. */
final class Messages {

    /** How long after a message an answer that names none may still be one to it, inclusive. */
    private static final Duration ANSWERED_WITHIN = Duration.ofHours(72);

    /** How long before the first message of its ref a click may be made that is one on it, inclusive. */
    private static final Duration CLICKED_BEFORE = Duration.ofDays(30);

    private static final int MOST_BEFORE = 100;

    private static final Comparator<Message> BY_SENDING =
            Comparator.comparing(Message::sentAt).thenComparing(Message::id, CodePoints.ORDER);

    private final List<Event> events;
    private final Contacts contacts;
    private final Currency currency;

    /** @param events in the order of {@code occurredAt}, then id */
    Messages(List<Event> events, Contacts contacts, Currency currency) {
        this.events = events;
        this.contacts = contacts;
        this.currency = currency;
    }

    /** The counted ones, by id. */
    List<Message> read() {
        List<Message> named = named();
        Map<String, List<Event>> answers = answers(named);
        Map<String, List<Event>> clicks = clicks(named);
        return named.stream()
                .map(message -> message.with(answers.getOrDefault(message.id(), List.of()))
                        .with(clicks.getOrDefault(message.id(), List.of())))
                .toList();
    }

    private List<Message> named() {
        Map<String, List<Event>> byId = new TreeMap<>(CodePoints.ORDER);
        for (Event event : events) {
            String id = messageId(event);
            if (id != null) {
                byId.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
            }
        }
        return byId.values().stream()
                .flatMap(history -> message(history).stream())
                .toList();
    }

    private static @Nullable String messageId(Event event) {
        return switch (event) {
            case Event.MessageEvent message -> message.messageId();
            case Event.AnswerEvent answer -> answer.messageId();
            case Event.MessageClicked clicked -> clicked.messageId();
            default -> null;
        };
    }

    private Optional<Message> message(List<Event> history) {
        return history.stream()
                .filter(Event.MessageSent.class::isInstance)
                .map(Event.MessageSent.class::cast)
                .min(Comparator.comparing(Event.MessageSent::fallback)
                        .thenComparing(Event.MessageSent::occurredAt)
                        .thenComparing(Event.MessageSent::id, CodePoints.ORDER))
                .map(sent -> new Message(
                        sent.messageId(),
                        contacts.of(sent.contact()),
                        sent.source(),
                        sent.occurredAt(),
                        sent.ref(),
                        sent.template(),
                        category(sent.category()),
                        price(history),
                        history));
    }

    private static @Nullable String category(@Nullable String written) {
        return written == null ? null : written.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private Message.Price price(List<Event> history) {
        List<Cost> known = history.stream()
                .map(event -> switch (event) {
                    case Event.MessageSent sent -> sent.cost();
                    case Event.MessageDelivered delivered -> delivered.cost();
                    case Event.MessagePriced priced -> priced.cost();
                    default -> null;
                })
                .flatMap(Stream::ofNullable)
                .toList();
        List<Cost> prices = known.stream().filter(cost -> !cost.estimated()).toList();
        List<Cost> best = prices.isEmpty() ? known : prices;
        return best.isEmpty()
                ? new Message.Price(BigDecimal.ZERO, false)
                : new Message.Price(
                        best.getLast().money().in(currency, Money.COST_DECIMALS),
                        best.getLast().estimated());
    }

    /** The answers that name no message, by the message that they belong to. */
    private Map<String, List<Event>> answers(List<Message> named) {
        Map<String, List<Event>> answers = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Event.AnswerEvent answer && answer.messageId() == null) {
                Contact contact = contacts.of(answer.contact());
                named.stream()
                        .filter(message -> contact != null && contact.equals(message.contact()))
                        // No answer is among the events yet: what failed did so by those that name it.
                        .filter(message -> !message.failed())
                        .filter(message -> isAnswerable(message.sentAt(), answer.occurredAt()))
                        .max(Comparator.comparing(Message::sentAt).thenComparing(Message::id, CodePoints.ORDER))
                        .ifPresent(message -> answers.computeIfAbsent(message.id(), _ -> new ArrayList<>())
                                .add(answer));
            }
        }
        return answers;
    }

    /** The clicks that name a ref, by the message that they belong to. */
    private Map<String, List<Event>> clicks(List<Message> named) {
        Map<String, List<Event>> clicks = new HashMap<>();
        Map<String, Integer> early = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Event.MessageClicked click && click.ref() != null) {
                List<Message> ofRef = named.stream()
                        .filter(message -> click.ref().equals(message.ref()))
                        .sorted(BY_SENDING)
                        .toList();
                clicked(ofRef, click, early)
                        .ifPresent(message -> clicks.computeIfAbsent(message.id(), _ -> new ArrayList<>())
                                .add(click));
            }
        }
        return clicks;
    }

    /** @param early by ref, so many clicks before this one belong to its first message that were made before that */
    private static Optional<Message> clicked(
            List<Message> ofRef, Event.MessageClicked click, Map<String, Integer> early) {
        List<Message> sentBefore = ofRef.stream()
                .filter(message -> !message.sentAt().isAfter(click.occurredAt()))
                .toList();
        if (!sentBefore.isEmpty() || ofRef.isEmpty()) {
            return sentBefore.stream().max(BY_SENDING);
        }
        Instant first = ofRef.getFirst().sentAt();
        boolean isInTime = Duration.between(click.occurredAt(), first).compareTo(CLICKED_BEFORE) <= 0;
        return isInTime && early.merge(click.ref(), 1, Integer::sum) <= MOST_BEFORE
                ? ofRef.stream()
                        .filter(message -> message.sentAt().equals(first))
                        .max(BY_SENDING)
                : Optional.empty();
    }

    private static boolean isAnswerable(Instant sentAt, Instant answeredAt) {
        Duration after = Duration.between(sentAt, answeredAt);
        return !after.isNegative() && after.compareTo(ANSWERED_WITHIN) <= 0;
    }
}
