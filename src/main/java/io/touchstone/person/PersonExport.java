package io.touchstone.person;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.erasure.AskedPerson;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.EventSubject;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.message.RefClick;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.mask.OpaqueIds.OpaqueKind;
import io.touchstone.person.PersonDocument.Bought;
import io.touchstone.person.PersonDocument.CreditOf;
import io.touchstone.person.PersonDocument.EventOf;
import io.touchstone.person.PersonDocument.OptOut;
import io.touchstone.person.PersonDocument.SaidOf;
import io.touchstone.person.PersonDocument.TouchOf;
import io.touchstone.person.SelectPersonRows.BoughtRow;
import io.touchstone.person.SelectPersonRows.CreditLine;
import io.touchstone.person.SelectPersonRows.IdentityRow;
import io.touchstone.person.SelectPersonRows.PersonMessageRow;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a person, all of one moment. */
@Singleton
class PersonExport {

    /** Ten years of a message each day, and more orders than anybody places: who has more is many. */
    private static final int MOST = 10_000;

    private static final int MOST_EVENTS = 200_000;

    private final Transactions transactions;
    private final InstantSource clock;

    PersonExport(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty where nobody is known by that. @throws ProblemException where it is more than one person can be */
    Optional<PersonDocument> of(Workspace workspace, AskedPerson who, OpaqueIds ids) {
        return transactions.read(workspace.id(), tenant -> {
            Set<Long> contacts = who.contacts(tenant, ids);
            return contacts.isEmpty() ? Optional.empty() : Optional.of(document(tenant, contacts, ids));
        });
    }

    private PersonDocument document(Tenant tenant, Set<Long> contacts, OpaqueIds ids) {
        List<IdentityRow> identities = few(SelectPersonRows.identities(tenant, contacts, MOST + 1));
        List<PersonMessageRow> messages = few(SelectPersonRows.messages(tenant, contacts, MOST + 1));
        List<BoughtRow> purchases = few(SelectPersonRows.purchases(tenant, contacts, MOST + 1));
        Map<Long, String> messageIds = new HashMap<>();
        messages.forEach(row -> messageIds.put(row.key(), row.message().messageId()));
        List<StoredEvent> events = events(tenant, identities, messages, purchases);
        Map<Long, String> subjects = new HashMap<>(messageIds);
        purchases.forEach(row -> subjects.put(row.key(), row.id()));
        return new PersonDocument(
                clock.instant(),
                tenant.workspace().toString(),
                List.of(ids.format(
                        OpaqueKind.CONTACT,
                        identities.stream().mapToLong(IdentityRow::key).min().orElseThrow())),
                identities.stream()
                        .map(IdentityRow::identity)
                        .filter(identity -> !Identity.isErased(identity.value()))
                        .toList(),
                said(tenant, identities.stream().map(IdentityRow::key).toList()),
                messages.stream().map(PersonMessageRow::message).toList(),
                touches(tenant, contacts, messageIds),
                bought(
                        purchases,
                        SelectPersonRows.credits(
                                tenant, purchases.stream().map(BoughtRow::key).toList()),
                        messageIds),
                events.stream()
                        .filter(event -> event.type() == StoredEventType.CONTACT_OPTED_OUT)
                        .map(event -> new OptOut(
                                event.subject() == EventSubject.MESSAGE ? subjects.get(event.subjectKey()) : null,
                                Instant.ofEpochMilli(event.occurredAt())))
                        .toList(),
                SelectPersonRows.prices(tenant, messageIds.values()),
                events.stream()
                        .map(event -> event(event, subjects.get(event.subjectKey())))
                        .toList());
    }

    /** Of what events said that retention has dropped, identities keep the last. */
    private static List<SaidOf> said(Tenant tenant, List<Long> identityKeys) {
        List<SaidOf> said = new ArrayList<>(SelectPersonRows.said(tenant, identityKeys));
        Set<String> words = new HashSet<>();
        said.forEach(one -> {
            words.add(String.valueOf(one.name()));
            words.add(String.valueOf(one.email()));
        });
        SelectPersonRows.kept(tenant, identityKeys).stream()
                .filter(one ->
                        (one.name() != null && words.add(one.name())) | (one.email() != null && words.add(one.email())))
                .forEach(said::add);
        return said;
    }

    private static List<StoredEvent> events(
            Tenant tenant, List<IdentityRow> identities, List<PersonMessageRow> messages, List<BoughtRow> purchases) {
        List<Long> subjects = Stream.of(
                        identities.stream().map(IdentityRow::key),
                        messages.stream().map(PersonMessageRow::key),
                        purchases.stream().map(BoughtRow::key))
                .flatMap(keys -> keys)
                .toList();
        if (EventLog.isMoreThan(tenant, subjects, MOST_EVENTS)) {
            throw many();
        }
        List<StoredEvent> events = new ArrayList<>(EventLog.about(tenant, subjects));
        Set<Long> known = new HashSet<>();
        events.forEach(event -> known.add(event.key()));
        List<RefClick> clicks = RefClickStore.of(
                tenant, messages.stream().map(PersonMessageRow::key).toList());
        EventLog.some(
                        tenant,
                        clicks.stream().map(RefClick::subjectKey).distinct().toList(),
                        clicks.stream().map(RefClick::eventKey).toList())
                .stream()
                .filter(event -> known.add(event.key()))
                .forEach(events::add);
        events.sort(Comparator.comparing(StoredEvent::occurredAt)
                .thenComparing(event -> event.order().eventId()));
        return events;
    }

    private static List<TouchOf> touches(Tenant tenant, Set<Long> contacts, Map<Long, String> messageIds) {
        return SelectPersonRows.touches(tenant, contacts).stream()
                .sorted(Comparator.comparing(SelectPersonRows.PersonTouch::at))
                .map(line ->
                        new TouchOf(messageIds.getOrDefault(line.messageKey(), ""), line.at(), word(line.strength())))
                .toList();
    }

    private static List<Bought> bought(
            List<BoughtRow> purchases, List<CreditLine> credits, Map<Long, String> messageIds) {
        Map<Long, List<CreditOf>> ofPurchases = new HashMap<>();
        credits.forEach(line -> ofPurchases
                .computeIfAbsent(line.purchaseKey(), _ -> new ArrayList<>())
                .add(new CreditOf(
                        messageIds.getOrDefault(line.messageKey(), ""),
                        word(line.rule()),
                        word(line.kind()),
                        line.touchedAt())));
        return purchases.stream()
                .map(row -> new Bought(
                        row.id(),
                        row.orderName(),
                        row.placedAt(),
                        row.amount(),
                        row.refunded(),
                        row.test(),
                        row.cancelled(),
                        ofPurchases.getOrDefault(row.key(), List.of())))
                .toList();
    }

    private static EventOf event(StoredEvent event, @Nullable String about) {
        StoredEvent.Amount amount = event.amount();
        return new EventOf(
                event.order().eventId(),
                event.type().type().code(),
                Instant.ofEpochMilli(event.occurredAt()),
                about,
                event.detail().code(),
                event.detail().reason(),
                event.detail().button(),
                event.detail().url(),
                event.detail().orderName(),
                amount == null ? null : amount.money().amount(),
                amount == null ? null : amount.money().currency().getCurrencyCode());
    }

    private static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT);
    }

    private static <T> List<T> few(List<T> rows) {
        if (rows.size() > MOST) {
            throw many();
        }
        return rows;
    }

    private static ProblemException many() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "This contact has more than 10,000 messages, purchases or identities, or 200,000 events: that is not one person, but"
                        + " many who share an identity. Put that on the list of PUT /v1/shared-identities, then ask again.");
    }
}
