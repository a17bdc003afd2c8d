package io.touchstone.attribution;

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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The purchases that the events of one transaction are about, as they were and as they become. One that was not stored has no other
 * events; of those that were, all are read again.
 */
public final class BatchPurchases {

    private final Tenant tenant;
    private final Currency currency;
    private final Map<Long, Purchase> before = new TreeMap<>();
    private final Map<Long, Purchase> after = new TreeMap<>();
    private final Set<Long> stored = new HashSet<>();

    private BatchPurchases(Tenant tenant, Currency currency) {
        this.tenant = tenant;
        this.currency = currency;
    }

    /** @param ids by key, of purchases that the transaction has locked */
    public static BatchPurchases read(Tenant tenant, Map<Long, String> ids, Currency currency) {
        BatchPurchases purchases = new BatchPurchases(tenant, currency);
        ids.forEach((key, id) -> purchases.before.put(key, Purchase.unknown(key, id)));
        PurchaseStore.find(tenant, ids.keySet()).forEach(purchase -> {
            purchases.before.put(purchase.key(), purchase);
            purchases.stored.add(purchase.key());
        });
        return purchases;
    }

    /** As they were; since {@link #fold} of the contacts that those became. */
    public Map<Long, Purchase> before() {
        return before;
    }

    /** As all events make them, once these are folded. */
    public Map<Long, Purchase> after() {
        return after;
    }

    /** Whom they hang on. */
    public Set<Long> contacts() {
        return contacts(before);
    }

    /**
     * Makes them of their events.
     *
     * @param written the events of the transaction, which are written, as is whom they name
     * @param contacts has the locks of those whom they name, and of {@link #contacts}
     */
    public void fold(Collection<StoredEvent> written, Contacts contacts) {
        before.replaceAll((key, purchase) -> current(purchase, contacts));
        Map<Long, PurchaseFold> folds = new TreeMap<>();
        before.keySet().forEach(key -> folds.put(key, newFold(key)));
        Set<Long> locked = contacts();
        for (StoredEvent event : written) {
            PurchaseFold fold = folds.get(event.subjectKey());
            if (fold != null) {
                Long contactKey = contacts.contactOf(event.contact());
                Stream.ofNullable(contactKey).forEach(locked::add);
                if (!stored.contains(event.subjectKey())) {
                    fold.add(event, contactKey);
                }
            }
        }
        foldStored(folds, contacts);
        Set<Long> others = contacts(after);
        others.removeAll(locked);
        if (!others.isEmpty()) {
            moveTo(others, locked, folds, contacts);
        }
    }

    /**
     * They hang on others than their events say, as rows do that were damaged or are to be repaired. Only now it is known who has to be
     * locked as well, out of the order that everybody keeps: a deadlock is tried again.
     */
    private void moveTo(Set<Long> others, Set<Long> locked, Map<Long, PurchaseFold> folds, Contacts contacts) {
        Contacts.lock(tenant, others);
        locked.addAll(others);
        stored.forEach(key -> folds.put(key, newFold(key)));
        foldStored(folds, contacts);
        Contacts.requireAll(locked, contacts(after));
    }

    private PurchaseFold newFold(long key) {
        return new PurchaseFold(key, Objects.requireNonNull(before.get(key)).id(), currency);
    }

    private void foldStored(Map<Long, PurchaseFold> folds, Contacts contacts) {
        SelectPurchaseEvents.about(
                tenant,
                stored,
                read -> Objects.requireNonNull(folds.get(read.event().subjectKey()))
                        .add(read.event(), contacts.contactOf(read.event().contact(), read.contacts())));
        folds.forEach((key, fold) -> after.put(key, fold.purchase()));
    }

    private static Purchase current(Purchase purchase, Contacts contacts) {
        Long contactKey = purchase.contactKey();
        return contactKey == null ? purchase : purchase.of(contacts.current(contactKey));
    }

    private static Set<Long> contacts(Map<Long, Purchase> purchases) {
        Set<Long> contacts = new HashSet<>();
        purchases.values().stream()
                .map(Purchase::contactKey)
                .filter(Objects::nonNull)
                .forEach(contacts::add);
        return contacts;
    }
}
