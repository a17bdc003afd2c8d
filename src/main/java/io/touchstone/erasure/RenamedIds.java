package io.touchstone.erasure;

import io.touchstone.erasure.ErasedEventStore.Worded;
import io.touchstone.erasure.SelectPerson.IdentityEvents;
import io.touchstone.erasure.SelectPerson.OtherMessage;
import io.touchstone.erasure.SelectPerson.PersonMessage;
import io.touchstone.event.CodePointOrder;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.source.ratecard.SaidPrice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which ids the messages and events of a person go afterwards. Where things of one instant are told apart by their ids, it is decided then as it
 * was before.
 */
final class RenamedIds {

    /** Among these the id decides. */
    private record Instants(long subjectKey, long at, boolean refund) {}

    private final Redaction redaction;
    private final Map<Long, PersonMessage> messages = new HashMap<>();
    private final Collection<Worded> events;
    private final Map<Long, String> messageIds = new HashMap<>();
    private final Map<String, String> eventIds = new HashMap<>();

    private RenamedIds(Collection<PersonMessage> messages, Collection<Worded> events, Redaction redaction) {
        messages.forEach(message -> this.messages.put(message.key(), message));
        this.events = events;
        this.redaction = redaction;
    }

    /** @param others messages of others with refs of these */
    static RenamedIds of(
            Collection<PersonMessage> messages,
            Collection<OtherMessage> others,
            Collection<Worded> events,
            Redaction redaction) {
        RenamedIds renamed = new RenamedIds(messages, events, redaction);
        renamed.nameMessages(others);
        renamed.namePrices();
        renamed.nameRivals();
        events.stream()
                .map(Worded::id)
                .filter(id -> !renamed.eventIds.containsKey(id))
                .forEach(id -> renamed.eventIds.put(id, redaction.ofEvent(id)));
        return renamed;
    }

    String message(PersonMessage message) {
        return Objects.requireNonNull(messageIds.get(message.key()));
    }

    String event(Worded event) {
        return Objects.requireNonNull(eventIds.get(event.id()));
    }

    /** Of those that were sent at one instant the ids decide whose a touch, an answer or a click is. */
    private void nameMessages(Collection<OtherMessage> others) {
        Map<Long, List<PersonMessage>> byInstant = new HashMap<>();
        for (PersonMessage message : messages.values()) {
            if (message.sentAt() == null) {
                messageIds.put(message.key(), redaction.of(message.id()));
            } else {
                byInstant
                        .computeIfAbsent(message.sentAt(), _ -> new ArrayList<>())
                        .add(message);
            }
        }
        Map<Long, List<OtherMessage>> othersByInstant =
                others.stream().collect(Collectors.groupingBy(OtherMessage::sentAt));
        byInstant.forEach((at, sent) -> {
            Map<String, String> rivals = rivals(sent, othersByInstant.getOrDefault(at, List.of()));
            Map<String, String> renamed = redaction.ofMessages(
                    ascending(Stream.concat(sent.stream().map(PersonMessage::id), rivals.keySet().stream())), rivals);
            sent.forEach(message -> messageIds.put(message.key(), Objects.requireNonNull(renamed.get(message.id()))));
        });
    }

    /** Of each ref the one of others that has the clicks unless one of the person's has them; by its id, which stays. */
    private static Map<String, String> rivals(List<PersonMessage> sent, List<OtherMessage> others) {
        Set<String> refs = new HashSet<>();
        sent.forEach(message -> Stream.ofNullable(message.ref()).forEach(refs::add));
        Map<String, String> greatest = new HashMap<>();
        others.stream()
                .filter(other -> refs.contains(other.ref()))
                .forEach(other ->
                        greatest.merge(other.ref(), other.id(), BinaryOperator.maxBy(CodePointOrder.INSTANCE)));
        Map<String, String> ids = new HashMap<>();
        greatest.values().forEach(id -> ids.put(id, id));
        return ids;
    }

    private static List<String> ascending(Stream<String> ids) {
        return ids.sorted(CodePointOrder.INSTANCE).toList();
    }

    /** Told again, a price is told of the message as it goes by then, and must be a duplicate. */
    private void namePrices() {
        for (Worded event : events) {
            PersonMessage message = messages.get(event.subjectKey());
            Amount amount = event.amount();
            if (event.type() == StoredEventType.MESSAGE_PRICED && message != null && amount != null) {
                SaidPrice.of(new Event.MessagePriced(
                                event.id(),
                                Instant.ofEpochMilli(event.at()),
                                message.id(),
                                new Cost(amount.money(), amount.estimated())))
                        .ifPresent(said -> eventIds.put(
                                event.id(), said.of(message(message)).event().id()));
            }
        }
    }

    private void nameRivals() {
        Map<Instants, List<Worded>> byInstant = new HashMap<>();
        events.stream()
                .filter(event -> event.amount() != null || event.type() == StoredEventType.MESSAGE_SENT)
                .forEach(event -> byInstant
                        .computeIfAbsent(
                                new Instants(
                                        event.subjectKey(),
                                        event.at(),
                                        event.type() == StoredEventType.PURCHASE_REFUNDED),
                                _ -> new ArrayList<>())
                        .add(event));
        byInstant.values().stream()
                .filter(this::isDecided)
                .forEach(rivals -> eventIds.putAll(
                        redaction.ofEvents(ascending(rivals.stream().map(Worded::id)), eventIds)));
    }

    /**
     * Whether it makes a difference which of them stands: of a message's costs always, as it keeps whose cost it has. Others are in no order
     * afterwards: that of hashes tells in the end what they are of, and a shop tells each state of an order twice.
     */
    private boolean isDecided(List<Worded> rivals) {
        List<Amount> amounts = rivals.stream()
                .flatMap(event -> Stream.ofNullable(event.amount()))
                .toList();
        boolean areCosts = messages.containsKey(rivals.getFirst().subjectKey()) && amounts.size() > 1;
        return areCosts
                || rivals.stream().map(Worded::type).distinct().count() < rivals.size()
                || amounts.stream().distinct().count() > 1;
    }

    /**
     * By key of some identities the first event that names each, of those of the person; those that others name earlier are left out.
     */
    Map<Long, String> firsts(Collection<IdentityEvents> identities) {
        Map<Long, Long> firstNamedAt = new HashMap<>();
        identities.forEach(identity -> firstNamedAt.put(identity.key(), identity.firstNamedAt()));
        Map<Long, String> firsts = new HashMap<>();
        for (Worded event : events) {
            event.identities().stream()
                    .filter(key -> Objects.equals(firstNamedAt.get(key), event.at()))
                    .forEach(key -> firsts.merge(key, event(event), BinaryOperator.minBy(CodePointOrder.INSTANCE)));
        }
        return firsts;
    }
}
