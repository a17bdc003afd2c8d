package io.touchstone.rebuild.evidence;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.EventSubject;
import io.touchstone.facts.contact.SharedIdentities;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.PurchaseFold;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.sql.Tenant;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages and purchases in a range of keys, by key: as they are stored, and as their events make them, answers and
 * clicks that name no message aside. Those whose events are gone are as they are stored. However many events
 * there are about one of them, only some are held at once.
 */
public final class Facts {

    /** Sees events as they are read. */
    @FunctionalInterface
    public interface FactsWork {
        /** @return by identity key, the contacts that the identities of these events belong to */
        Map<Long, Long> contactsOf(List<Evidence> page);
    }

    /** Of an identity that nobody is known by: no contact has this key. */
    private static final long NOBODY = -1;

    private final SharedIdentities shared;
    private final Map<Long, Message> storedMessages = new TreeMap<>();
    private final Map<Long, Message> messages = new TreeMap<>();
    private final Map<Long, Integer> storedStages = new HashMap<>();
    private final Map<Long, Purchase> storedPurchases = new TreeMap<>();
    private final Map<Long, PurchaseFold> folds = new TreeMap<>();
    private final Map<Long, Purchase> purchases = new TreeMap<>();

    private Facts(SharedIdentities shared) {
        this.shared = shared;
    }

    /** @param atOnce so many events */
    public static Facts in(Tenant tenant, SharedIdentities shared, KeyRange span, int atOnce, FactsWork work) {
        Facts facts = new Facts(shared);
        Currency currency =
                SelectWorkspace.find(tenant).orElseThrow(CurrentWorkspace::gone).currency();
        MessageStore.storedIn(tenant, span).forEach(stored -> {
            Message message = stored.message();
            facts.storedMessages.put(message.key(), message);
            facts.storedStages.put(message.key(), stored.stage());
            facts.messages.put(
                    message.key(),
                    message.isFrozen()
                            ? message
                            : Message.unknown(message.key(), message.id())
                                    .answered(message.answers())
                                    .clicked(message.refClicks()));
        });
        PurchaseStore.in(tenant, span).forEach(purchase -> {
            facts.storedPurchases.put(purchase.key(), purchase);
            if (purchase.frozen()) {
                facts.purchases.put(purchase.key(), purchase);
                return;
            }
            facts.folds.put(purchase.key(), new PurchaseFold(purchase.key(), purchase.id(), currency));
        });
        SelectEvidence.in(tenant, span, atOnce, page -> {
            facts.ids(tenant, page, EventSubject.MESSAGE, IdKind.MESSAGE, facts.messages)
                    .forEach((key, id) -> facts.messages.put(key, Message.unknown(key, id)));
            facts.ids(tenant, page, EventSubject.PURCHASE, IdKind.PURCHASE, facts.folds)
                    .forEach((key, id) -> facts.folds.put(key, new PurchaseFold(key, id, currency)));
            facts.fold(page, work.contactsOf(page));
        });
        facts.folds.forEach((key, fold) -> facts.purchases.put(key, fold.purchase()));
        facts.folds.clear();
        return facts;
    }

    public Map<Long, Message> storedMessages() {
        return storedMessages;
    }

    public Map<Long, Message> messages() {
        return messages;
    }

    /** Codes of {@link io.touchstone.facts.message.MessageStage}, by the keys of stored messages. */
    public Map<Long, Integer> storedStages() {
        return storedStages;
    }

    public Map<Long, Purchase> storedPurchases() {
        return storedPurchases;
    }

    public Map<Long, Purchase> purchases() {
        return purchases;
    }

    /** From the dictionary, the ids of all that events are about and that is not stored. */
    private Map<Long, String> ids(
            Tenant tenant, List<Evidence> page, EventSubject subject, IdKind kind, Map<Long, ?> known) {
        Set<Long> missing = new HashSet<>();
        page.stream()
                .map(Evidence::event)
                .filter(event -> event.subject() == subject && !known.containsKey(event.subjectKey()))
                .forEach(event -> missing.add(event.subjectKey()));
        return missing.isEmpty() ? Map.of() : KeyDictionary.ids(tenant, kind, missing);
    }

    private void fold(List<Evidence> page, Map<Long, Long> contacts) {
        for (Evidence evidence : page) {
            StoredEvent event = evidence.event();
            Long contactKey = contactOf(event, contacts);
            messages.computeIfPresent(
                    event.subjectKey(),
                    (key, message) -> message.isFrozen() ? message : message.with(event, contactKey));
            PurchaseFold fold = folds.get(event.subjectKey());
            if (fold != null) {
                fold.add(event, contactKey);
            }
        }
    }

    /** The contact that an event names, by the contacts of identities; null where it names none, or by shared identities alone. */
    @Nullable Long contactOf(StoredEvent event, Map<Long, Long> contacts) {
        return shared.first(event.contact().all())
                .map(key -> contacts.getOrDefault(key, NOBODY))
                .orElse(null);
    }

    /** The contact whom a message, as its events make it, went to; null when it does not count. */
    public @Nullable Long contactOf(long messageKey) {
        return contactOf(messages.get(messageKey));
    }

    /** The contact whom a message, as it is stored, went to; null when it does not count. */
    public @Nullable Long storedContactOf(long messageKey) {
        return contactOf(storedMessages.get(messageKey));
    }

    private static @Nullable Long contactOf(@Nullable Message message) {
        return message == null ? null : message.contactKey();
    }

    /** Of the messages whose events are gone, how many touches these were. */
    public long frozenTouches() {
        return messages.values().stream()
                .map(Message::frozenTouches)
                .filter(Objects::nonNull)
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** How many messages and purchases have no events any more. */
    public long frozen() {
        return messages.values().stream().filter(Message::isFrozen).count()
                + purchases.values().stream().filter(Purchase::frozen).count();
    }

    /** The messages that are not as their events make them. */
    public Map<Long, Message> changedMessages() {
        Map<Long, Message> changed = changed(messages, storedMessages);
        messages.forEach((key, message) -> {
            if (!Objects.equals(storedStages.get(key), message.stage().code())) {
                changed.put(key, message);
            }
        });
        return changed;
    }

    /** The purchases that are not as their events make them. */
    public Map<Long, Purchase> changedPurchases() {
        return changed(purchases, storedPurchases);
    }

    private static <T> Map<Long, T> changed(Map<Long, T> expected, Map<Long, T> stored) {
        Map<Long, T> changed = new TreeMap<>(expected);
        changed.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), stored.get(entry.getKey())));
        return changed;
    }
}
