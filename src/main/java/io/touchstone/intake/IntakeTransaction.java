package io.touchstone.intake;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.AnsweredMessages;
import io.touchstone.attribution.AttributionEngine;
import io.touchstone.attribution.BatchPurchases;
import io.touchstone.attribution.ClickedMessages;
import io.touchstone.attribution.FrozenSubjects;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.eventlog.AttributeLog;
import io.touchstone.eventlog.AttributeLog.Attributes;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.contact.IdentityClaim;
import io.touchstone.facts.contact.SharedIdentities;
import io.touchstone.facts.contact.SharedIdentitiesChangedException;
import io.touchstone.facts.contact.SharedIdentityStore;
import io.touchstone.facts.message.Answer;
import io.touchstone.facts.message.AnswerDecisions;
import io.touchstone.facts.message.AnswerStore;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.RefClick;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.facts.message.RefDecisions;
import io.touchstone.facts.message.RefDecisions.ClickDecision;
import io.touchstone.facts.message.RefMessage;
import io.touchstone.facts.message.RefMessageStore;
import io.touchstone.facts.message.RefScope;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.MovedMessage;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.rollup.MessageRollups;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.rollup.RollupStore;
import io.touchstone.sql.Tenant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    private final RefScope scope;
    private final FrozenSubjects frozen;
    private final AttributionEngine engine;
    private final InstantSource clock;

    private IntakeTransaction(
            Tenant tenant,
            AttributionEngine engine,
            InstantSource clock,
            KeyDictionary surrogates,
            KnownSources sources,
            RefScope scope,
            FrozenSubjects frozen) {
        this.tenant = tenant;
        this.engine = engine;
        this.clock = clock;
        this.surrogates = surrogates;
        this.sources = sources;
        this.scope = scope;
        this.frozen = frozen;
    }

    /**
     * Writes those of some events whose ids no event has used. No two of them have the same, and their money can be converted.
     *
     * @param surrogates has all ids that they name, and those of the scope
     * @param sources has all sources that they name
     * @param scope what else is locked, as clicks by ref need it
     * @param frozen is told of messages and purchases that take no events any more
     * @return the ids of those that were written
     */
    static Set<String> record(
            Tenant tenant,
            AttributionEngine engine,
            InstantSource clock,
            Workspace workspace,
            List<NewEvent> events,
            KeyDictionary surrogates,
            KnownSources sources,
            RefScope scope,
            FrozenSubjects frozen,
            KeySequence fresh) {
        return new IntakeTransaction(tenant, engine, clock, surrogates, sources, scope, frozen)
                .record(workspace, events, fresh);
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
        if (ids.isEmpty()) {
            requireSamePeople(settings);
        } else {
            follow(
                    settings,
                    events.stream()
                            .filter(event -> ids.contains(event.order().eventId()))
                            .toList(),
                    stored,
                    fresh);
        }
        return ids;
    }

    /** Keys were made for what duplicates name, which are of somebody who was erased meanwhile: they must not stay. */
    private void requireSamePeople(Workspace workspace) {
        if (SelectWorkspace.find(tenant).map(Workspace::peopleEdition).orElse(0) != workspace.peopleEdition()) {
            throw new SharedIdentitiesChangedException();
        }
    }

    private NamedKeys keys(List<NewEvent> events) {
        return new NamedKeys(events.stream().map(NewEvent::names).toList(), surrogates, sources);
    }

    /**
     * Writes what follows from the events that turned out to be new.
     *
     * @param events as they came, with the names that they use
     * @param stored the same in the same order, as the event table has them
     */
    private void follow(Workspace workspace, List<NewEvent> events, List<StoredEvent> stored, KeySequence fresh) {
        AttributeLog.append(tenant, attributes(events, stored));
        surrogates.lock(tenant);
        NamedKeys keys = keys(events);
        readMessages(keys);
        BatchPurchases purchases = BatchPurchases.read(tenant, keys.purchases(), workspace.currency());
        frozen.requireNone(
                messages.values().stream()
                        .filter(message -> keys.messages().containsKey(message.key()))
                        .toList(),
                purchases.before().values());
        SharedIdentities shared = SharedIdentityStore.find(tenant, workspace.sharedEdition());
        Contacts contacts = Contacts.resolve(
                tenant, claims(events, stored, keys), keys.identities(), shared, contactsOfFacts(purchases), fresh);
        followMerges(contacts);
        readAnsweredAgain(contacts);

        stored.forEach(event -> addToMessages(event, contacts));
        purchases.fold(stored, contacts);
        List<ClickDecision> clicks = decideClicks(stored);
        MessageStore.save(tenant, messages.values(), messagesBefore.values());
        PurchaseStore.save(tenant, purchases.after().values());
        recordTouches(stored);
        ClickedMessages.moveTouches(tenant, clicks, messagesBefore, messages, affected);
        decideAnswers(stored, contacts);
        rollUp(purchases, workspace.peopleEdition());
    }

    private static List<Attributes> attributes(List<NewEvent> events, List<StoredEvent> stored) {
        List<Attributes> attributes = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            EventNames names = events.get(i).names();
            String phone = EventNames.spelling(names.contact());
            String sameAsPhone = EventNames.spelling(names.sameAs());
            if (names.name() != null || names.email() != null || phone != null || sameAsPhone != null) {
                StoredEvent event = stored.get(i);
                attributes.add(new Attributes(
                        event.contact().any(), event.key(), names.name(), names.email(), phone, sameAsPhone));
            }
        }
        return attributes;
    }

    private static List<IdentityClaim> claims(List<NewEvent> events, List<StoredEvent> stored, NamedKeys keys) {
        List<IdentityClaim> claims = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            events.get(i).claim(stored.get(i), keys).ifPresent(claims::add);
        }
        return claims;
    }

    private void readMessages(NamedKeys keys) {
        keys.messages().forEach((key, id) -> messages.put(key, Message.unknown(key, id)));
        scope.messageIds().forEach(id -> {
            long key = surrogates.key(IdKind.MESSAGE, id);
            messages.put(key, Message.unknown(key, id));
        });
        MessageStore.find(tenant, messages.keySet()).forEach(message -> messages.put(message.key(), message));
    }

    private Set<Long> contactsOfFacts(BatchPurchases purchases) {
        Set<Long> contacts = new HashSet<>(purchases.contacts());
        messages.values().stream()
                .map(Message::sending)
                .filter(Objects::nonNull)
                .map(Sending::contactKey)
                .filter(Objects::nonNull)
                .forEach(contacts::add);
        return contacts;
    }

    /** What was read before a merge of this very transaction belongs to the merged contact now. */
    private void followMerges(Contacts contacts) {
        messages.replaceAll((key, message) ->
                message.contactKey() == null ? message : message.of(contacts.current(message.contactKey())));
        messagesBefore.putAll(messages);
        contacts.merges().values().forEach(affected::changed);
    }

    /** Of a contact with answers that name no message, others may have changed the messages until it was locked. */
    private void readAnsweredAgain(Contacts contacts) {
        List<Long> answered = messages.values().stream()
                .filter(message -> message.contactKey() != null && contacts.isAnswered(message.contactKey()))
                .map(Message::key)
                .toList();
        MessageStore.find(tenant, answered).forEach(message -> {
            messages.put(message.key(), message);
            messagesBefore.put(message.key(), message);
        });
    }

    private void addToMessages(StoredEvent event, Contacts contacts) {
        Long contactKey = contacts.contactOf(event.contact());
        messages.computeIfPresent(event.subjectKey(), (key, message) -> message.with(event, contactKey));
    }

    /** Touches are kept for messages that count and went to a contact: all of them from the moment that one does. */
    private void recordTouches(List<StoredEvent> stored) {
        Set<Long> lateSent = new HashSet<>();
        List<MovedMessage> moved = new ArrayList<>();
        List<MovedMessage> left = new ArrayList<>();
        messages.forEach((key, message) -> {
            Message known = Objects.requireNonNull(messagesBefore.get(key));
            Long before = known.contactKey();
            Long after = message.contactKey();
            if (after != null && before == null && known.delivered()) {
                lateSent.add(key);
            } else if (after != null && before != null && !after.equals(before)) {
                moved.add(new MovedMessage(key, before, after));
            } else if (after == null && before != null) {
                left.add(new MovedMessage(key, before, before));
            }
            if (known.sending() != null && !known.sending().equals(message.sending())) {
                Stream.of(before, after).flatMap(Stream::ofNullable).forEach(affected::changed);
            }
        });
        TouchStore.move(tenant, moved);
        TouchStore.deleteOf(tenant, left);
        List<TouchRow> touches = Stream.concat(
                        EventLog.outlines(tenant, lateSent).stream(),
                        stored.stream().filter(event -> !lateSent.contains(event.subjectKey())))
                .flatMap(event -> touch(event).stream())
                .toList();
        touches.forEach(touch -> affected.touched(touch.contactKey(), touch.at()));
        TouchStore.insert(tenant, touches);
    }

    /** The messages that clicks belong to which name a ref may be others now: such clicks came, or messages with refs did, or changed. */
    private List<ClickDecision> decideClicks(List<StoredEvent> stored) {
        List<RefClick> clicks =
                stored.stream().flatMap(event -> RefClick.of(event).stream()).toList();
        List<RefMessage> gone = new ArrayList<>();
        List<RefMessage> come = new ArrayList<>();
        messages.forEach((key, message) -> {
            Optional<RefMessage> before = RefMessage.of(Objects.requireNonNull(messagesBefore.get(key)));
            Optional<RefMessage> after = RefMessage.of(message);
            if (!before.equals(after)) {
                before.ifPresent(gone::add);
                after.ifPresent(come::add);
            }
        });
        scope.holds().require(gone.stream().map(RefMessage::ref).toList(), scope.refs());
        RefMessageStore.delete(tenant, gone);
        RefMessageStore.save(tenant, come);
        RefClickStore.save(tenant, clicks);

        RefDecisions decisions = RefDecisions.ofNew();
        clicks.forEach(decisions::at);
        Stream.concat(gone.stream(), come.stream()).forEach(decisions::to);
        List<ClickDecision> decided = decisions.decide(tenant);
        scope.holds().requireMessages(tenant, RefDecisions.messageKeys(decided), messages.keySet());
        ClickedMessages.count(tenant, decided, messages);
        return decided;
    }

    /** The messages that answers belong to which name none may be others now: such answers came, or messages did, or changed. */
    private void decideAnswers(List<StoredEvent> stored, Contacts contacts) {
        List<Answer> answers = stored.stream()
                .flatMap(event -> Answer.of(event, contacts.contactOf(event.contact())).stream())
                .toList();
        contacts.markAnswered(tenant, answers.stream().map(Answer::contactKey).toList());
        AnswerStore.save(tenant, answers);

        AnswerDecisions decisions = new AnswerDecisions();
        answers.forEach(answer -> decisions.at(answer.contactKey(), answer.at()));
        contacts.merges().values().stream().filter(contacts::isAnswered).forEach(decisions::all);
        messages.forEach((key, message) -> {
            Sending before = Objects.requireNonNull(messagesBefore.get(key)).answerableSending();
            Sending after = message.answerableSending();
            if (!Objects.equals(before, after)) {
                Stream.of(before, after)
                        .flatMap(Stream::ofNullable)
                        .filter(sending -> sending.contactKey() != null && contacts.isAnswered(sending.contactKey()))
                        .forEach(decisions::to);
            }
        });
        AnsweredMessages.follow(tenant, decisions.decide(tenant), messagesBefore, messages, affected);
    }

    private Optional<TouchRow> touch(StoredEvent event) {
        Message message = messages.get(event.subjectKey());
        Long contactKey = message == null ? null : message.contactKey();
        return contactKey == null
                ? Optional.empty()
                : TouchStore.strength(event)
                        .map(strength -> new TouchRow(
                                contactKey, event.occurredAt(), event.key(), event.subjectKey(), strength));
    }

    /** @param peopleEdition of the workspace, that this went by */
    private void rollUp(BatchPurchases purchases, int peopleEdition) {
        RollupChanges rollups = new RollupChanges();
        engine.update(tenant, rollups, sources, purchases.before(), purchases.after(), affected);
        MessageRollups.replace(rollups, sources, messagesBefore, messages);
        if (RollupStore.addOfEvents(tenant, rollups, clock.instant()) != peopleEdition) {
            throw new SharedIdentitiesChangedException();
        }
    }
}
