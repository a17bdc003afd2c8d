package io.touchstone.rebuild;

import io.touchstone.contact.Contacts;
import io.touchstone.contact.Naming;
import io.touchstone.credit.AffectedContacts;
import io.touchstone.credit.Crediting;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.KeySpan;
import io.touchstone.eventlog.Surrogates;
import io.touchstone.eventlog.Surrogates.Kind;
import io.touchstone.message.KnownSources;
import io.touchstone.message.Message;
import io.touchstone.message.MessageStore;
import io.touchstone.message.TouchStore;
import io.touchstone.message.TouchStore.TouchRow;
import io.touchstone.purchase.Purchase;
import io.touchstone.purchase.PurchaseStore;
import io.touchstone.rollup.MessageRollups;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the facts and credits of a range of messages and purchases what their events say, under the same locks and in the
 * same order as intake. What is as it should be is not written.
 *
 * <p>Contacts that an event joins are joined, and identities that are missing are added; two contacts that no event joins
 * but that stand as one are not parted: an audit tells of them.
 */
final class Repair {

    private final Connection connection;
    private final WorkspaceId workspace;
    private final KeySpan span;

    private Repair(Connection connection, WorkspaceId workspace, KeySpan span) {
        this.connection = connection;
        this.workspace = workspace;
        this.span = span;
    }

    /** What that changes in the roll-ups. */
    static RollupChanges of(Connection connection, WorkspaceId workspace, KeySpan span, KeyRange fresh)
            throws SQLException {
        return new Repair(connection, workspace, span).run(fresh);
    }

    private RollupChanges run(KeyRange fresh) throws SQLException {
        Contacts contacts = lock(fresh);
        Facts facts = Facts.in(connection, workspace, span);
        AffectedContacts affected = new AffectedContacts();
        contacts.merges().values().forEach(affected::changed);
        MessageStore.save(connection, workspace, facts.changedMessages().values());
        PurchaseStore.save(connection, workspace, facts.changedPurchases().values());
        repairTouches(facts, affected);

        RollupChanges changes = new RollupChanges();
        KnownSources sources = new KnownSources(connection, workspace);
        new Crediting(connection, workspace, changes, sources)
                .update(purchasesBefore(facts), facts.purchases(), affected);
        MessageRollups.replace(changes, sources, messagesBefore(facts), facts.messages());
        return changes;
    }

    /** All that intake locks before it writes facts: the ids of messages, purchases and identities, then contacts. */
    private Contacts lock(KeyRange fresh) throws SQLException {
        Facts unlocked = Facts.in(connection, workspace, span);
        List<Naming> namings = Namings.of(connection, workspace, unlocked.events());
        Set<Long> identityKeys = new HashSet<>();
        namings.forEach(naming -> identityKeys.addAll(naming.identityKeys()));
        Map<Long, Identity> identities = Contacts.identities(connection, workspace, identityKeys);
        Map<Kind, Set<String>> ids = new TreeMap<>();
        unlocked.messages().values().forEach(message -> add(ids, Kind.MESSAGE, message.id()));
        unlocked.purchases().values().forEach(purchase -> add(ids, Kind.PURCHASE, purchase.id()));
        identities.values().forEach(identity -> add(ids, Kind.of(identity.kind()), identity.value()));
        Surrogates.hold(connection, workspace, ids, fresh);

        Set<Long> others = new HashSet<>();
        MessageStore.in(connection, workspace, span).forEach(message -> {
            if (message.sending() != null) {
                others.add(message.sending().contactKey());
            }
        });
        PurchaseStore.in(connection, workspace, span).forEach(purchase -> {
            if (purchase.placement() != null) {
                others.add(purchase.placement().contactKey());
            }
        });
        return Contacts.resolve(connection, workspace, namings, identities, others, fresh);
    }

    private static void add(Map<Kind, Set<String>> ids, Kind kind, String id) {
        ids.computeIfAbsent(kind, any -> new HashSet<>()).add(id);
    }

    private void repairTouches(Facts facts, AffectedContacts affected) throws SQLException {
        List<TouchRow> superfluous = without(facts.storedTouches(), facts.touches());
        List<TouchRow> missing = without(facts.touches(), facts.storedTouches());
        TouchStore.delete(connection, workspace, superfluous);
        TouchStore.insert(connection, workspace, missing);
        Stream.concat(superfluous.stream(), missing.stream()).forEach(touch -> affected.changed(touch.contactKey()));
        facts.changedMessages().values().forEach(message -> {
            if (message.sending() != null) {
                affected.changed(message.sending().contactKey());
            }
        });
    }

    private static List<TouchRow> without(Collection<TouchRow> touches, Collection<TouchRow> others) {
        return touches.stream().filter(touch -> !others.contains(touch)).toList();
    }

    private static Map<Long, Message> messagesBefore(Facts facts) {
        Map<Long, Message> before = new TreeMap<>(facts.storedMessages());
        facts.messages().forEach((key, message) -> before.putIfAbsent(key, Message.unknown(key, message.id())));
        return before;
    }

    private static Map<Long, Purchase> purchasesBefore(Facts facts) {
        Map<Long, Purchase> before = new TreeMap<>(facts.storedPurchases());
        facts.purchases().forEach((key, purchase) -> before.putIfAbsent(key, Purchase.unknown(key, purchase.id())));
        return before;
    }
}
