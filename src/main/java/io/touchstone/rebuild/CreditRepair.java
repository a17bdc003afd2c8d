package io.touchstone.rebuild;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.AttributionEngine;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the credits of some purchases what the facts say. Those that are as they should be are not written. */
final class CreditRepair {

    /** Reads the purchases, now and again under the locks. */
    private interface PurchaseList {
        List<Purchase> read();
    }

    private CreditRepair() {}

    /** Repairs the credits of the purchases in a range of keys; what that changes in the roll-ups. */
    static RollupChanges of(Tenant tenant, AttributionEngine engine, KeyRange span) {
        return of(tenant, engine, () -> PurchaseStore.in(tenant, span));
    }

    /** Repairs the credits of purchases with these keys; what that changes in the roll-ups. */
    static RollupChanges of(Tenant tenant, AttributionEngine engine, Collection<Long> purchaseKeys) {
        return of(tenant, engine, () -> PurchaseStore.find(tenant, purchaseKeys));
    }

    private static RollupChanges of(Tenant tenant, AttributionEngine engine, PurchaseList purchases) {
        List<Purchase> unlocked = purchases.read();
        lockThoseOfNobody(tenant, unlocked);
        Set<Long> locked = contactsOf(unlocked);
        Contacts.lock(tenant, locked);
        List<Purchase> present = purchases.read();
        Contacts.requireAll(locked, contactsOf(present));
        Map<Long, Purchase> byKey = new TreeMap<>();
        present.forEach(purchase -> byKey.put(purchase.key(), purchase));
        RollupChanges changes = new RollupChanges();
        engine.update(tenant, changes, new KnownSources(tenant), Map.of(), byKey, new AffectedContacts());
        return changes;
    }

    /** No lock of a contact keeps intake from these: that of their ids does, which everybody takes before contacts. */
    private static void lockThoseOfNobody(Tenant tenant, List<Purchase> purchases) {
        List<String> ids = purchases.stream()
                .filter(purchase -> purchase.contactKey() == null)
                .map(Purchase::id)
                .toList();
        KeyDictionary.find(tenant, Map.of(IdKind.PURCHASE, ids)).lock(tenant);
    }

    private static Set<Long> contactsOf(List<Purchase> purchases) {
        return purchases.stream()
                .map(Purchase::contactKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
