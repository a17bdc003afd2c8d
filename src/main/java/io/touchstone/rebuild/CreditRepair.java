package io.touchstone.rebuild;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.AttributionEngine;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
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
        List<Purchase> read() throws SQLException;
    }

    private CreditRepair() {}

    /** What that changes in the roll-ups. */
    static RollupChanges of(Connection connection, WorkspaceId workspace, KeyRange span) throws SQLException {
        return of(connection, workspace, () -> PurchaseStore.in(connection, workspace, span));
    }

    /** The same for purchases with these keys. */
    static RollupChanges of(Connection connection, WorkspaceId workspace, Collection<Long> purchaseKeys)
            throws SQLException {
        return of(connection, workspace, () -> PurchaseStore.find(connection, workspace, purchaseKeys));
    }

    private static RollupChanges of(Connection connection, WorkspaceId workspace, PurchaseList purchases)
            throws SQLException {
        Set<Long> locked = contactsOf(purchases.read());
        Contacts.lock(connection, workspace, locked);
        List<Purchase> present = purchases.read();
        Contacts.requireAll(locked, contactsOf(present));
        Map<Long, Purchase> byKey = new TreeMap<>();
        present.forEach(purchase -> byKey.put(purchase.key(), purchase));
        RollupChanges changes = new RollupChanges();
        new AttributionEngine(connection, workspace, changes, new KnownSources(connection, workspace))
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
