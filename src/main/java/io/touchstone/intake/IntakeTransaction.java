package io.touchstone.intake;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.AttributionEngine;
import io.touchstone.attribution.BatchPurchases;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.eventlog.AttributeLog;
import io.touchstone.eventlog.AttributeLog.Attributes;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.contact.IdentityClaim;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.MovedMessage;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.rollup.MessageRollups;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.rollup.RollupStore;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes new events, and what follows from them, within one transaction. */
final class IntakeTransaction {

    private final Tenant tenant;
    private final Map<Long, Message> messagesBefore = new TreeMap<>();
    private final Map<Long, Message> messages = new TreeMap<>();
    private final AffectedContacts affected = new AffectedContacts();
    private final KeyDictionary surrogates;
    private final KnownSources sources;
    private final AttributionEngine engine;

    private IntakeTransaction(Tenant tenant, AttributionEngine engine, KeyDictionary surrogates, KnownSources sources) {
        this.tenant = tenant;
        this.engine = engine;
        this.surrogates = surrogates;
        this.sources = sources;
    }

    /**
     * Writes those of some events whose ids no event has used. No two of them have the same, and their money can be converted.
     *
     * @param surrogates has all ids that they name
     * @param sources has all sources that they name
     * @return the ids of those that were written
     */
    static Set<String> record(
            Tenant tenant,
            AttributionEngine engine,
            Workspace workspace,
            List<NewEvent> events,
            KeyDictionary surrogates,
            KnownSources sources,
            KeySequence fresh) {
        return new IntakeTransaction(tenant, engine, surrogates, sources).record(workspace, events, fresh);
    }

    private Set<String> record(Workspace settings, List<NewEvent> events, KeySequence fresh) {
        NamedKeys keys = keys(events);
        // Before anything is locked, so that others write their events meanwhile.
        List<StoredEvent> stored = EventLog.append(
                tenant,
                events.stream()
                        .map(event -> event.toStored(fresh.take(), keys, settings.currency()))
                        .toList());
        Set<String> ids = stored.stream().map(event -> event.order().eventId()).collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            follow(
                    events.stream()
                            .filter(event -> ids.contains(event.order().eventId()))
                            .toList(),
                    stored,
                    settings.currency(),
                    fresh);
        }
        return ids;
    }

    private NamedKeys keys(List<NewEvent> events) {
        return new NamedKeys(events.stream().map(NewEvent::names).toList(), surrogates, sources);
    }

    /** Writes what follows from events that are new, twice the same ones. */
    private void follow(List<NewEvent> events, List<StoredEvent> stored, Currency currency, KeySequence fresh) {
        AttributeLog.append(tenant, attributes(events, stored));
        surrogates.lock(tenant);
        NamedKeys keys = keys(events);
        readMessages(keys);
        BatchPurchases purchases = BatchPurchases.read(tenant, keys.purchases(), currency);
        List<IdentityClaim> claims =
                events.stream().flatMap(event -> event.naming(keys).stream()).toList();
        Contacts contacts = Contacts.resolve(tenant, claims, keys.identities(), contactsOfFacts(purchases), fresh);
        followMerges(contacts);

        stored.forEach(event -> addToMessages(event, contacts));
        purchases.fold(stored, contacts);
        MessageStore.save(tenant, messages.values());
        PurchaseStore.save(tenant, purchases.after().values());
        recordTouches(stored);
        rollUp(purchases);
    }

    private static List<Attributes> attributes(List<NewEvent> events, List<StoredEvent> stored) {
        List<Attributes> attributes = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            EventNames names = events.get(i).names();
            if (names.name() != null || names.email() != null) {
                StoredEvent event = stored.get(i);
                attributes.add(new Attributes(event.contact().any(), event.key(), names.name(), names.email()));
            }
        }
        return attributes;
    }

    private void readMessages(NamedKeys keys) {
        keys.messages().forEach((key, id) -> messages.put(key, Message.unknown(key, id)));
        MessageStore.find(tenant, messages.keySet()).forEach(message -> messages.put(message.key(), message));
    }

    private Set<Long> contactsOfFacts(BatchPurchases purchases) {
        Set<Long> contacts = new HashSet<>(purchases.contacts());
        messages.values().stream()
                .map(Message::sending)
                .filter(Objects::nonNull)
                .forEach(sending -> contacts.add(sending.contactKey()));
        return contacts;
    }

    /** What was read before a merge of this very transaction belongs to the merged contact now. */
    private void followMerges(Contacts contacts) {
        messages.replaceAll((key, message) -> message.sending() == null
                ? message
                : message.of(contacts.current(message.sending().contactKey())));
        messagesBefore.putAll(messages);
        contacts.merges().values().forEach(affected::changed);
    }

    private void addToMessages(StoredEvent event, Contacts contacts) {
        Long contactKey = event.contact().isEmpty()
                ? null
                : (Long) contacts.contactOf(event.contact().any());
        messages.computeIfPresent(event.subjectKey(), (key, message) -> message.with(event, contactKey));
    }

    /** Touches are kept for messages that count: all of them from the moment that one does. */
    private void recordTouches(List<StoredEvent> stored) {
        Set<Long> lateSent = new HashSet<>();
        List<MovedMessage> moved = new ArrayList<>();
        messages.forEach((key, message) -> {
            Sending after = message.sending();
            Message known = messagesBefore.get(key);
            Sending before = known == null ? null : known.sending();
            if (after != null && before == null && known != null && known.delivered()) {
                lateSent.add(key);
            } else if (after != null && before != null && after.contactKey() != before.contactKey()) {
                moved.add(new MovedMessage(key, before.contactKey(), after.contactKey()));
            }
            if (after != null && before != null && !after.equals(before)) {
                affected.changed(before.contactKey());
                affected.changed(after.contactKey());
            }
        });
        TouchStore.move(tenant, moved);
        List<TouchRow> touches = Stream.concat(
                        EventLog.about(tenant, lateSent).stream(),
                        stored.stream().filter(event -> !lateSent.contains(event.subjectKey())))
                .flatMap(event -> touch(event).stream())
                .toList();
        touches.forEach(touch -> affected.touched(touch.contactKey(), touch.at()));
        TouchStore.insert(tenant, touches);
    }

    private Optional<TouchRow> touch(StoredEvent event) {
        Message message = messages.get(event.subjectKey());
        Sending sending = message == null ? null : message.sending();
        return sending == null
                ? Optional.empty()
                : TouchStore.strength(event)
                        .map(strength -> new TouchRow(
                                sending.contactKey(), event.occurredAt(), event.key(), event.subjectKey(), strength));
    }

    private void rollUp(BatchPurchases purchases) {
        RollupChanges rollups = new RollupChanges();
        engine.update(tenant, rollups, sources, purchases.before(), purchases.after(), affected);
        MessageRollups.replace(rollups, sources, messagesBefore, messages);
        RollupStore.add(tenant, rollups);
    }
}
