package io.touchstone.retention;

import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.eventlog.AttributeLog;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.contact.IdentityClaim;
import io.touchstone.facts.contact.NamedIdentity;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the events of some messages and purchases away, within one transaction, under the locks that intake takes before it adds any: an
 * event that is written meanwhile meets a message that is frozen, or none is.
 */
final class Freezing {

    private final Tenant tenant;
    private final long before;

    /** @param before epoch milliseconds: of a message or purchase that has an event from then on, all stay */
    Freezing(Tenant tenant, long before) {
        this.tenant = tenant;
        this.before = before;
    }

    /**
     * How many events that took.
     *
     * @param subjectKeys those that are of people, and of refs, are passed over
     */
    int of(Collection<Long> subjectKeys) {
        List<Message> messages = MessageStore.find(tenant, subjectKeys);
        List<Purchase> purchases = PurchaseStore.find(tenant, subjectKeys);
        if (messages.isEmpty() && purchases.isEmpty()) {
            return 0;
        }
        lock(messages, purchases);
        List<Long> locked = Stream.concat(
                        messages.stream().map(Message::key), purchases.stream().map(Purchase::key))
                .toList();
        Map<Long, List<StoredEvent>> events = EventLog.outlines(tenant, locked).stream()
                .collect(Collectors.groupingBy(StoredEvent::subjectKey, TreeMap::new, Collectors.toList()));
        events.values().removeIf(ofOne -> ofOne.stream().anyMatch(event -> event.occurredAt() >= before));
        freeze(events);
        List<StoredEvent> gone = events.values().stream().flatMap(List::stream).toList();
        if (!gone.isEmpty()) {
            Contacts.freeze(tenant, claims(gone));
            AttributeLog.delete(tenant, gone);
            EventLog.delete(tenant, gone);
            DataVersionStore.increment(tenant); // answers about one message show its events
        }
        return gone.size();
    }

    private void lock(List<Message> messages, List<Purchase> purchases) {
        KeyDictionary.find(
                        tenant,
                        Map.of(
                                IdKind.MESSAGE,
                                        messages.stream().map(Message::id).toList(),
                                IdKind.PURCHASE,
                                        purchases.stream().map(Purchase::id).toList()))
                .lock(tenant);
    }

    /** What is known of them is read again: it may have changed until they were locked. */
    private void freeze(Map<Long, List<StoredEvent>> events) {
        Map<Long, Integer> touches = new TreeMap<>();
        MessageStore.find(tenant, events.keySet())
                .forEach(message -> touches.put(
                        message.key(), touches(message, Objects.requireNonNull(events.get(message.key())))));
        MessageStore.freeze(tenant, touches);
        PurchaseStore.freeze(
                tenant,
                PurchaseStore.find(tenant, events.keySet()).stream()
                        .map(Purchase::key)
                        .sorted()
                        .toList());
    }

    /** Only a message that counts, and went to a contact, has any. */
    private static int touches(Message message, List<StoredEvent> events) {
        return message.contactKey() == null
                ? 0
                : Math.toIntExact(events.stream()
                        .filter(event -> TouchStore.strength(event).isPresent())
                        .count());
    }

    private static List<IdentityClaim> claims(List<StoredEvent> events) {
        List<IdentityClaim> claims = new ArrayList<>();
        for (StoredEvent event : events) {
            if (!event.contact().isEmpty()) {
                List<NamedIdentity> identities = event.contact().all().stream()
                        .map(key -> new NamedIdentity(key, null))
                        .toList();
                claims.add(new IdentityClaim(event.order(), event.subjectKey(), event.key(), identities, null, null));
            }
        }
        return claims;
    }
}
