package io.touchstone.intake;

import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.PurchaseFold;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.facts.purchase.SelectPurchaseEvents;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The purchases that the events of one transaction are about, as they were and as they become. One that was not stored has no other
 * events; of all others the earlier ones are read again.
 */
final class BatchPurchases {

    private final Map<Long, Purchase> before = new TreeMap<>();
    private final Map<Long, PurchaseFold> folds = new TreeMap<>();

    private BatchPurchases() {}

    /**
     * Without the events of the transaction itself.
     *
     * @param ids by key, of purchases that the transaction has locked
     * @param written the events that it has written
     */
    static BatchPurchases read(
            Tenant tenant, Map<Long, String> ids, Collection<StoredEvent> written, Currency currency) {
        BatchPurchases purchases = new BatchPurchases();
        ids.forEach((key, id) -> {
            purchases.before.put(key, Purchase.unknown(key, id));
            purchases.folds.put(key, new PurchaseFold(key, id, currency));
        });
        List<Purchase> stored = PurchaseStore.find(tenant, ids.keySet());
        if (!stored.isEmpty()) {
            stored.forEach(purchase -> purchases.before.put(purchase.key(), purchase));
            purchases.readEvents(tenant, stored, written);
        }
        return purchases;
    }

    private void readEvents(Tenant tenant, List<Purchase> stored, Collection<StoredEvent> written) {
        Set<Long> own = written.stream().map(StoredEvent::key).collect(Collectors.toSet());
        SelectPurchaseEvents.about(tenant, stored.stream().map(Purchase::key).toList(), earlier -> {
            if (!own.contains(earlier.event().key())) {
                add(earlier.event(), earlier.contactKey());
            }
        });
    }

    /** Whom they hang on, and whom by their earlier events they should. */
    Set<Long> contacts() {
        Set<Long> contacts = new HashSet<>();
        before.values().stream()
                .map(Purchase::contactKey)
                .filter(Objects::nonNull)
                .forEach(contacts::add);
        folds.values().stream()
                .map(PurchaseFold::contactKey)
                .filter(Objects::nonNull)
                .forEach(contacts::add);
        return contacts;
    }

    /** Adds an event, if it is about one of them. */
    void add(StoredEvent event, @Nullable Long contactKey) {
        PurchaseFold fold = folds.get(event.subjectKey());
        if (fold != null) {
            fold.add(event, contactKey);
        }
    }

    /** As they were, but of the contacts that those became. */
    Map<Long, Purchase> before(Contacts contacts) {
        Map<Long, Purchase> current = new TreeMap<>();
        before.forEach((key, purchase) -> current.put(key, current(purchase, contacts)));
        return current;
    }

    /** As all events make them. */
    Map<Long, Purchase> after(Contacts contacts) {
        Map<Long, Purchase> current = new TreeMap<>();
        folds.forEach((key, fold) -> current.put(key, current(fold.purchase(), contacts)));
        return current;
    }

    private static Purchase current(Purchase purchase, Contacts contacts) {
        Long contactKey = purchase.contactKey();
        return contactKey == null ? purchase : purchase.of(contacts.current(contactKey));
    }
}
