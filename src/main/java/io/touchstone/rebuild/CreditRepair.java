package io.touchstone.rebuild;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.AttributionEngine;
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

    /** What that changes in the roll-ups. */
    static RollupChanges of(Tenant tenant, KeyRange span) {
        return of(tenant, () -> PurchaseStore.in(tenant, span));
    }

    /** The same for purchases with these keys. */
    static RollupChanges of(Tenant tenant, Collection<Long> purchaseKeys) {
        return of(tenant, () -> PurchaseStore.find(tenant, purchaseKeys));
    }

    private static RollupChanges of(Tenant tenant, PurchaseList purchases) {
        Set<Long> locked = contactsOf(purchases.read());
        Contacts.lock(tenant, locked);
        List<Purchase> present = purchases.read();
        Contacts.requireAll(locked, contactsOf(present));
        Map<Long, Purchase> byKey = new TreeMap<>();
        present.forEach(purchase -> byKey.put(purchase.key(), purchase));
        RollupChanges changes = new RollupChanges();
        new AttributionEngine(tenant, changes, new KnownSources(tenant))
                .update(Map.of(), byKey, new AffectedContacts());
        return changes;
    }

    private static Set<Long> contactsOf(List<Purchase> purchases) {
        return purchases.stream()
                .map(Purchase::placement)
                .filter(Objects::nonNull)
                .map(Purchase.Placement::contactKey)
                .collect(Collectors.toSet());
    }
}
