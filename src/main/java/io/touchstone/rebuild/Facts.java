package io.touchstone.rebuild;

import io.touchstone.contact.Contacts;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeySpan;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Subject;
import io.touchstone.eventlog.Surrogates;
import io.touchstone.eventlog.Surrogates.Kind;
import io.touchstone.message.Message;
import io.touchstone.message.Message.Sending;
import io.touchstone.message.MessageStore;
import io.touchstone.message.TouchStore;
import io.touchstone.message.TouchStore.TouchRow;
import io.touchstone.purchase.Purchase;
import io.touchstone.purchase.PurchaseStore;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages and purchases in a range of keys, by key: as they are stored, and as their events make them. */
final class Facts {

    /** Of an identity that nobody is known by: no contact has this key. */
    private static final long NOBODY = -1;

    private final List<StoredEvent> events;
    private final Map<Long, Message> storedMessages = new TreeMap<>();
    private final Map<Long, Message> messages = new TreeMap<>();
    private final Map<Long, Integer> storedStages = new HashMap<>();
    private final Map<Long, Purchase> storedPurchases = new TreeMap<>();
    private final Map<Long, Purchase> purchases = new TreeMap<>();
    private final Set<TouchRow> storedTouches;
    private final Set<TouchRow> touches = new HashSet<>();

    private Facts(List<StoredEvent> events, Set<TouchRow> storedTouches) {
        this.events = events;
        this.storedTouches = storedTouches;
    }

    /** With the contacts that identities belong to as they are stored. */
    static Facts in(Connection connection, WorkspaceId workspace, KeySpan span) throws SQLException {
        Facts facts = new Facts(
                EventLog.in(connection, workspace, span), new HashSet<>(TouchStore.in(connection, workspace, span)));
        MessageStore.storedIn(connection, workspace, span).forEach(stored -> {
            facts.storedMessages.put(stored.message().key(), stored.message());
            facts.storedStages.put(stored.message().key(), stored.stage());
        });
        PurchaseStore.in(connection, workspace, span)
                .forEach(purchase -> facts.storedPurchases.put(purchase.key(), purchase));
        facts.fold(
                Contacts.of(connection, workspace, facts.identities()),
                facts.ids(connection, workspace, Subject.MESSAGE, Kind.MESSAGE, facts.storedMessages),
                facts.ids(connection, workspace, Subject.PURCHASE, Kind.PURCHASE, facts.storedPurchases));
        return facts;
    }

    List<StoredEvent> events() {
        return events;
    }

    Map<Long, Message> storedMessages() {
        return storedMessages;
    }

    Map<Long, Message> messages() {
        return messages;
    }

    /** Codes of {@link io.touchstone.message.Stage}, by the keys of stored messages. */
    Map<Long, Integer> storedStages() {
        return storedStages;
    }

    Map<Long, Purchase> storedPurchases() {
        return storedPurchases;
    }

    Map<Long, Purchase> purchases() {
        return purchases;
    }

    Set<TouchRow> storedTouches() {
        return storedTouches;
    }

    /** Those of messages that count. */
    Set<TouchRow> touches() {
        return touches;
    }

    private Set<Long> identities() {
        Set<Long> identities = new HashSet<>();
        events.stream()
                .filter(event -> !event.contact().isEmpty())
                .forEach(event -> identities.add(event.contact().any()));
        return identities;
    }

    /** The ids of all that the events are about, as they are stored; of what is not stored, from the dictionary. */
    private Map<Long, String> ids(
            Connection connection, WorkspaceId workspace, Subject subject, Kind kind, Map<Long, ?> stored)
            throws SQLException {
        Set<Long> missing = new HashSet<>();
        events.stream()
                .filter(event -> event.subject() == subject && !stored.containsKey(event.subjectKey()))
                .forEach(event -> missing.add(event.subjectKey()));
        return missing.isEmpty() ? Map.of() : Surrogates.ids(connection, workspace, kind, missing);
    }

    private void fold(Map<Long, Long> contacts, Map<Long, String> messageIds, Map<Long, String> purchaseIds) {
        storedMessages.forEach((key, stored) -> messages.put(key, Message.unknown(key, stored.id())));
        messageIds.forEach((key, id) -> messages.put(key, Message.unknown(key, id)));
        storedPurchases.forEach((key, stored) -> purchases.put(key, Purchase.unknown(key, stored.id())));
        purchaseIds.forEach((key, id) -> purchases.put(key, Purchase.unknown(key, id)));
        for (StoredEvent event : events) {
            Long contactKey = contactOf(event, contacts);
            messages.computeIfPresent(event.subjectKey(), (key, message) -> message.with(event, contactKey));
            purchases.computeIfPresent(event.subjectKey(), (key, purchase) -> purchase.with(event, contactKey));
        }
        events.forEach(this::addTouch);
    }

    private static @Nullable Long contactOf(StoredEvent event, Map<Long, Long> contacts) {
        return event.contact().isEmpty()
                ? null
                : contacts.getOrDefault(event.contact().any(), NOBODY);
    }

    private void addTouch(StoredEvent event) {
        Message message = messages.get(event.subjectKey());
        Sending sending = message == null ? null : message.sending();
        if (sending != null) {
            TouchStore.strength(event)
                    .map(strength -> new TouchRow(
                            sending.contactKey(), event.occurredAt(), event.key(), event.subjectKey(), strength))
                    .ifPresent(touches::add);
        }
    }

    /** The messages that are not as their events make them. */
    Map<Long, Message> changedMessages() {
        Map<Long, Message> changed = changed(messages, storedMessages);
        messages.forEach((key, message) -> {
            if (!Objects.equals(storedStages.get(key), message.stage().code())) {
                changed.put(key, message);
            }
        });
        return changed;
    }

    /** The purchases that are not as their events make them. */
    Map<Long, Purchase> changedPurchases() {
        return changed(purchases, storedPurchases);
    }

    private static <T> Map<Long, T> changed(Map<Long, T> expected, Map<Long, T> stored) {
        Map<Long, T> changed = new TreeMap<>(expected);
        changed.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), stored.get(entry.getKey())));
        return changed;
    }
}
