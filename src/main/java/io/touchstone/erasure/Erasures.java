package io.touchstone.erasure;

import io.touchstone.callers.SecurityEvent.ContactErased;
import io.touchstone.callers.SecurityLog;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.erasure.ErasedPerson.PersonBounds;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.facts.contact.SharedIdentities;
import io.touchstone.facts.contact.SharedIdentityStore;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Erases people. */
@ApplicationScoped
public class Erasures {

    /** By whom, of those that a list names. */
    private static final String BACKUP = "backup";

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final ErasureKeys keys;
    private final Event<ErasureBegins> begins;
    private final SecurityLog log;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Erasures(
            Transactions transactions,
            Workspaces workspaces,
            ErasureKeys keys,
            Event<ErasureBegins> begins,
            SecurityLog log,
            InstantSource clock) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.keys = keys;
        this.begins = begins;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Forgets who somebody is, in one transaction.
     *
     * @param by as {@link ErasureReceipt#erasedBy}
     * @return the receipt; of somebody who was erased before, that of then; empty where nobody is known and nobody was
     * @throws io.touchstone.problem.ProblemException where it is more than one person can be
     */
    public Optional<ErasureReceipt> erase(WorkspaceId id, AskedPerson who, String by) {
        begins.fire(new ErasureBegins(id));
        if (who instanceof AskedPerson.ByIdentities(List<Identity> identities)) {
            forgetUnnamed(id, identities);
        }
        OpaqueKey opaque = transactions
                .statement(id, SelectWorkspace::find)
                .flatMap(workspaces::opaqueKey)
                .orElseThrow(CurrentWorkspace::gone);
        Optional<ErasureReceipt> receipt = transactions.write(id, tenant -> {
            Workspace locked = SelectWorkspace.lock(tenant).orElseThrow(CurrentWorkspace::gone);
            Set<Long> contacts = who.contacts(tenant, new OpaqueIds(opaque));
            return contacts.isEmpty() ? former(tenant, locked, who) : erase(tenant, locked, contacts, by);
        });
        receipt.ifPresent(one -> log.writeOfRequest(new ContactErased(id.toString(), by, one.id())));
        return receipt;
    }

    /**
     * A batch gives identities a number, and may then store nothing that names them: nobody is known by such a one, and nobody would find it
     * once somebody was erased.
     */
    private void forgetUnnamed(WorkspaceId id, List<Identity> identities) {
        Map<IdKind, Set<String>> asked = new EnumMap<>(IdKind.class);
        identities.forEach(identity -> asked.computeIfAbsent(IdKind.of(identity.kind()), _ -> new HashSet<>())
                .add(identity.value()));
        if (!transactions
                .statement(id, tenant -> unnamed(tenant, SelectWorkspace.find(tenant), asked))
                .isEmpty()) {
            transactions.write(id, tenant -> {
                Optional<Workspace> locked = SelectWorkspace.lock(tenant);
                KeyDictionary.find(tenant, asked).lock(tenant);
                Map<IdKind, Map<String, String>> unnamed = unnamed(tenant, locked, asked);
                unnamed.forEach((kind, ids) -> ErasedFactStore.rename(tenant, kind, ids));
                if (!unnamed.isEmpty()) {
                    // Whoever is about to store what names them by that number starts again.
                    workspaces.countErasure(id);
                }
                return unnamed;
            });
        }
    }

    /**
     * Those of some identities that have a number, though no event names them and they are not on the list of shared ones, by kind and value what
     * stands in their place.
     */
    private static Map<IdKind, Map<String, String>> unnamed(
            Tenant tenant, Optional<Workspace> workspace, Map<IdKind, Set<String>> asked) {
        SharedIdentities shared = SharedIdentityStore.find(
                tenant, workspace.orElseThrow(CurrentWorkspace::gone).sharedEdition());
        KeyDictionary known = KeyDictionary.find(tenant, asked);
        Set<Long> keys = new HashSet<>();
        asked.forEach((kind, values) -> values.stream()
                .filter(value -> known.has(kind, value) && !shared.has(known.key(kind, value)))
                .forEach(value -> keys.add(known.key(kind, value))));
        keys.removeAll(SelectPerson.named(tenant, keys));
        Map<IdKind, Map<String, String>> unnamed = new EnumMap<>(IdKind.class);
        asked.forEach((kind, values) -> values.stream()
                .filter(value -> known.has(kind, value) && keys.contains(known.key(kind, value)))
                .forEach(value -> unnamed.computeIfAbsent(kind, _ -> new HashMap<>())
                        .put(value, Identity.erasedValue(known.key(kind, value)))));
        return unnamed;
    }

    /**
     * What became of a receipt.
     *
     * @param erased how many contacts
     * @param others contacts that have identities which the receipt does not name: it may be of somebody else among them
     */
    record Again(int erased, int others) {}

    /**
     * Erases whoever is there with identities that were erased before, with the number and the hash that they had, and with no others.
     *
     * @param proofs of one receipt, by number of the identity its hash
     */
    Again again(WorkspaceId id, Map<Long, String> proofs) {
        Set<Long> contacts = transactions.statement(id, tenant -> contacts(tenant, proofs));
        int erased = 0;
        int others = 0;
        for (long contact : contacts) {
            Again one = transactions.write(id, tenant -> {
                Workspace locked = SelectWorkspace.lock(tenant).orElseThrow(CurrentWorkspace::gone);
                // Of several contacts one may have been merged since.
                if (!contacts(tenant, proofs).contains(contact)) {
                    return new Again(0, 0);
                }
                return isAllOf(tenant, contact, keys.of(locked), proofs)
                                && erase(tenant, locked, Set.of(contact), BACKUP)
                                        .isPresent()
                        ? new Again(1, 0)
                        : new Again(0, 1);
            });
            erased += one.erased();
            others += one.others();
        }
        return new Again(erased, others);
    }

    /**
     * Whether a receipt has the number of an identity of somebody, and a hash that none of the keys makes of it. It was made under another key, or
     * the number was dealt again after a restore.
     */
    boolean isUnknown(WorkspaceId id, Map<Long, String> proofs) {
        return transactions.statement(
                id,
                tenant -> contacts(tenant, proofs).isEmpty()
                        && SelectPerson.owned(tenant, proofs.keySet()).stream()
                                .anyMatch(
                                        owned -> !Identity.isErased(owned.name().value())));
    }

    private static boolean isAllOf(Tenant tenant, long contact, ErasureDigests digests, Map<Long, String> proofs) {
        return SelectPerson.identities(tenant, Set.of(contact), PersonBounds.OF_ONE.things() + 1).stream()
                .filter(identity -> !Identity.isErased(identity.value()))
                .allMatch(identity -> digests.all(new ErasedName(identity.kind(), identity.value()))
                        .contains(proofs.getOrDefault(identity.key(), "")));
    }

    private Set<Long> contacts(Tenant tenant, Map<Long, String> proofs) {
        Optional<Workspace> workspace = SelectWorkspace.find(tenant);
        if (workspace.isEmpty()) {
            return Set.of();
        }
        ErasureDigests digests = keys.of(workspace.get());
        Set<Long> contacts = new TreeSet<>();
        SelectPerson.owned(tenant, proofs.keySet()).stream()
                .filter(owned -> digests.all(owned.name()).contains(proofs.get(owned.identityKey())))
                .forEach(owned -> contacts.add(owned.contactKey()));
        return contacts;
    }

    private Optional<ErasureReceipt> erase(Tenant tenant, Workspace workspace, Set<Long> contacts, String by) {
        ErasedPerson person = ErasedPerson.find(tenant, contacts, PersonBounds.OF_ONE);
        Set<Long> identityKeys = person.identityKeys();
        if (!person.isNobody()) {
            // Of somebody who is many it ends here, before all of that is locked.
            var _ = PersonTraces.find(tenant, person);
            ErasureRequest request =
                    new ErasureRequest(new ErasureId(clock.millis(), random.nextLong(1, Long.MAX_VALUE)), by);
            ErasureRun.of(tenant, person.lock(tenant, contacts), request, keys.of(workspace), random);
            workspaces.countErasure(workspace.id());
        }
        return ErasureStore.byKey(tenant, identityKeys);
    }

    private Optional<ErasureReceipt> former(Tenant tenant, Workspace workspace, AskedPerson who) {
        if (!(who instanceof AskedPerson.ByIdentities(List<Identity> identities)) || workspace.erasures() == 0) {
            return Optional.empty();
        }
        ErasureDigests digests = keys.of(workspace);
        return ErasureStore.byDigest(
                tenant,
                identities.stream()
                        .flatMap(identity ->
                                digests.all(ErasedName.of(IdKind.of(identity.kind()), identity.value())).stream())
                        .toList());
    }

    /** Newest first: some after where a page before ended. */
    public List<ErasureReceipt> list(WorkspaceId workspace, ErasureId before, int count) {
        return transactions.read(workspace, tenant -> ErasureStore.before(tenant, before, count));
    }
}
