package io.touchstone.rebuild;

import io.touchstone.contact.Contacts;
import io.touchstone.credit.AffectedContacts;
import io.touchstone.credit.Crediting;
import io.touchstone.eventlog.KeySpan;
import io.touchstone.message.KnownSources;
import io.touchstone.purchase.Purchase;
import io.touchstone.purchase.PurchaseStore;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the credits of a range of purchases what the facts say. Those that are as they should be are not written. */
final class CreditRepair {

    private CreditRepair() {}

    /** What that changes in the roll-ups. */
    static RollupChanges of(Connection connection, WorkspaceId workspace, KeySpan span) throws SQLException {
        Set<Long> locked = contactsOf(purchases(connection, workspace, span));
        Contacts.lock(connection, workspace, locked);
        Map<Long, Purchase> purchases = purchases(connection, workspace, span);
        Contacts.requireAll(locked, contactsOf(purchases));
        RollupChanges changes = new RollupChanges();
        new Crediting(connection, workspace, changes, new KnownSources(connection, workspace))
                .update(Map.of(), purchases, new AffectedContacts());
        return changes;
    }

    private static Map<Long, Purchase> purchases(Connection connection, WorkspaceId workspace, KeySpan span)
            throws SQLException {
        Map<Long, Purchase> purchases = new TreeMap<>();
        PurchaseStore.in(connection, workspace, span).forEach(purchase -> purchases.put(purchase.key(), purchase));
        return purchases;
    }

    private static Set<Long> contactsOf(Map<Long, Purchase> purchases) {
        return purchases.values().stream()
                .map(Purchase::placement)
                .filter(Objects::nonNull)
                .map(Purchase.Placement::contactKey)
                .collect(Collectors.toSet());
    }
}
