package io.touchstone.erasure;

import io.touchstone.erasure.ErasedEventStore.Worded;
import io.touchstone.erasure.SelectPerson.IdentityEvents;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;

/** By which ids the events of a person go afterwards: which of them stands where they say different things of one instant, stands then as well. */
final class RenamedEvents {

    /** Among these the id decides. */
    private record Instants(long subjectKey, long at, boolean refund) {}

    /** A message by both its ids. */
    record RenamedMessage(String before, String after) {}

    private final Collection<Worded> events;
    private final Redaction redaction;
    private final Map<String, String> ids = new HashMap<>();

    private RenamedEvents(Collection<Worded> events, Redaction redaction) {
        this.events = events;
        this.redaction = redaction;
    }

    /** @param messages by key, those that they may be about */
    static RenamedEvents of(Collection<Worded> events, Map<Long, RenamedMessage> messages, Redaction redaction) {
        RenamedEvents renamed = new RenamedEvents(events, redaction);
        renamed.namePrices(messages);
        renamed.nameRivals();
        events.stream()
                .map(Worded::id)
                .filter(id -> !renamed.ids.containsKey(id))
                .forEach(id -> renamed.ids.put(
                        id, redaction.ofEvents(List.of(id), Map.of()).getFirst()));
        return renamed;
    }

    String id(Worded event) {
        return Objects.requireNonNull(ids.get(event.id()));
    }

    /** Told again, a price is told of the message as it goes by then, and must be a duplicate. */
    private void namePrices(Map<Long, RenamedMessage> messages) {
        for (Worded event : events) {
            RenamedMessage message = messages.get(event.subjectKey());
            Amount amount = event.amount();
            if (event.type() == StoredEventType.MESSAGE_PRICED && message != null && amount != null) {
                SaidPrice.of(new Event.MessagePriced(
                                event.id(),
                                Instant.ofEpochMilli(event.at()),
                                message.before(),
                                new Cost(amount.money(), amount.estimated())))
                        .ifPresent(said -> ids.put(
                                event.id(), said.of(message.after()).event().id()));
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
        byInstant.values().stream().filter(RenamedEvents::isDecided).forEach(rivals -> {
            List<String> ascending = rivals.stream()
                    .map(Worded::id)
                    .sorted(CodePointOrder.INSTANCE)
                    .toList();
            List<String> others = redaction.ofEvents(ascending, ids);
            for (int i = 0; i < others.size(); i++) {
                ids.put(ascending.get(i), others.get(i));
            }
        });
    }

    /**
     * Whether it makes a difference which of them stands. Others are in no order afterwards: that of hashes tells in the end what they are of, and a
     * shop tells each state of an order twice.
     */
    private static boolean isDecided(List<Worded> rivals) {
        return rivals.stream().map(Worded::type).distinct().count() < rivals.size()
                || rivals.stream()
                                .map(Worded::amount)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1;
    }

    /**
     * By key of some identities the first event that names each, of those of the person; those that others name earlier are left out.
     */
    Map<Long, String> firsts(Collection<IdentityEvents> identities) {
        Map<Long, Long> firstNamedAt = new HashMap<>();
        identities.forEach(identity -> firstNamedAt.put(identity.key(), identity.firstNamedAt()));
        Map<Long, String> firsts = new HashMap<>();
        for (Worded event : events) {
            event.named()
                    .filter(key -> Objects.equals(firstNamedAt.get(key), event.at()))
                    .forEach(key -> firsts.merge(
                            key, id(event), BinaryOperator.minBy(CodePointOrder.INSTANCE)));
        }
        return firsts;
    }
}
