package io.touchstone.facts.contact;

import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.facts.contact.ContactStore.IdentityRow;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is who, within one transaction that holds the locks of all contacts it names. */
public final class Contacts {

    private final Map<Long, Long> contactOfIdentity = new HashMap<>();
    private final Map<Long, Long> merges = new TreeMap<>();

    private Contacts() {}

    /**
     * Locks the contacts that are named, and those that {@code others} lists, and records what the claims say:
     * new contacts, new identities, attributes, merges.
     *
     * @param identities the identities behind the keys of the claims, which the caller has locked
     * @param others contacts whose messages or purchases the caller will change
     * @throws StaleContactException when one of them was merged before the lock was got
     */
    public static Contacts resolve(
            Tenant tenant,
            Collection<IdentityClaim> claims,
            Map<Long, Identity> identities,
            Collection<Long> others,
            KeySequence fresh) {
        Map<Long, IdentityRow> known = ContactStore.identities(tenant, identities.keySet());
        Set<Long> existing = new TreeSet<>(others); // in the order of locking
        known.values().forEach(row -> existing.add(row.contactKey()));
        Map<Long, Contact> locked = ContactStore.lock(tenant, existing);

        Contacts contacts = new Contacts();
        contacts.join(tenant, claims, known, existing, fresh);
        contacts.record(tenant, claims, identities, known, locked);
        return contacts;
    }

    /**
     * Locks contacts whose purchases the caller read and will read again.
     *
     * @throws StaleContactException when one of them was merged before the lock was got
     */
    public static void lock(Tenant tenant, Collection<Long> contactKeys) {
        ContactStore.lock(tenant, new TreeSet<>(contactKeys));
    }

    /**
     * What was read under the locks hangs on contacts that are locked.
     *
     * @throws StaleContactException when it came to hang on others
     */
    public static void requireAll(Set<Long> locked, Set<Long> contactKeys) {
        if (!locked.containsAll(contactKeys)) {
            throw new StaleContactException();
        }
    }

    /** By key, some identities that events named. Locks nothing. */
    public static Map<Long, Identity> identities(Tenant tenant, Collection<Long> identityKeys) {
        Map<Long, Identity> identities = new HashMap<>();
        ContactStore.identities(tenant, identityKeys).forEach((key, row) -> identities.put(key, row.identity()));
        for (Identity.IdentityKind kind : Identity.IdentityKind.values()) {
            List<Long> missing = identityKeys.stream()
                    .filter(key -> !identities.containsKey(key))
                    .toList();
            if (!missing.isEmpty()) {
                KeyDictionary.ids(tenant, KeyDictionary.IdKind.of(kind), missing)
                        .forEach((key, value) -> identities.put(key, new Identity(kind, value)));
            }
        }
        return identities;
    }

    /** By identity key, the contacts that some identities belong to, as far as they are known. Locks nothing. */
    public static Map<Long, Long> of(Tenant tenant, Collection<Long> identityKeys) {
        Map<Long, Long> contacts = new HashMap<>();
        ContactStore.identities(tenant, identityKeys).forEach((key, row) -> contacts.put(key, row.contactKey()));
        return contacts;
    }

    /** The contact that an identity of the claims belongs to now. */
    public long contactOf(long identityKey) {
        return Objects.requireNonNull(contactOfIdentity.get(identityKey));
    }

    /** What a contact became: itself, unless this transaction merged it. */
    public long current(long contactKey) {
        return merges.getOrDefault(contactKey, contactKey);
    }

    /** Contacts that turned out to be others: from, to. */
    public Map<Long, Long> merges() {
        return merges;
    }

    private void join(
            Tenant tenant,
            Collection<IdentityClaim> claims,
            Map<Long, IdentityRow> known,
            Set<Long> existing,
            KeySequence fresh) {
        DisjointSets people = new DisjointSets(); // of identity keys and contact keys: no two things share a key
        claims.forEach(naming -> {
            long first = naming.identityKeys().getFirst();
            naming.identityKeys().forEach(key -> people.join(first, key));
        });
        known.forEach((key, row) -> people.join(key, row.contactKey()));

        List<Collection<Long>> joined = new ArrayList<>();
        for (List<Long> person : people.sets()) {
            List<Long> contactKeys = person.stream().filter(existing::contains).toList();
            long contactKey = contactKeys.isEmpty() ? fresh.take() : contactKeys.getFirst();
            person.stream()
                    .filter(key -> !existing.contains(key))
                    .forEach(key -> contactOfIdentity.put(key, contactKey));
            if (contactKeys.size() > 1) {
                joined.add(contactKeys);
            }
        }
        if (!joined.isEmpty()) {
            merge(tenant, joined);
        }
    }

    /** The contact with the most touches stays, because they outnumber all else that has to be moved. */
    private void merge(Tenant tenant, List<Collection<Long>> joined) {
        Map<Long, Long> weights = TouchStore.counts(
                tenant, joined.stream().flatMap(Collection::stream).toList());
        for (Collection<Long> contactKeys : joined) {
            long heaviest = contactKeys.stream()
                    .max(Comparator.comparing((Long key) -> weights.getOrDefault(key, 0L))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            contactKeys.stream().filter(key -> key != heaviest).forEach(key -> merges.put(key, heaviest));
        }
        contactOfIdentity.replaceAll((identityKey, contactKey) -> current(contactKey));
        ContactStore.merge(tenant, merges);
        MessageStore.merge(tenant, merges);
        PurchaseStore.merge(tenant, merges);
        TouchStore.merge(tenant, merges);
    }

    private void record(
            Tenant tenant,
            Collection<IdentityClaim> claims,
            Map<Long, Identity> identities,
            Map<Long, IdentityRow> known,
            Map<Long, Contact> locked) {
        Map<Long, Contact> contacts = new TreeMap<>();
        Map<Long, Long> firstNamedAt = new HashMap<>();
        merges.forEach((from, to) -> {
            Contact merged = Objects.requireNonNull(locked.get(from));
            contacts.merge(to, Objects.requireNonNull(locked.get(to)), (present, same) -> present);
            contacts.computeIfPresent(to, (key, contact) -> contact.with(merged.name(), merged.email()));
        });
        for (IdentityClaim naming : claims) {
            long contactKey = contactOf(naming.identityKeys().getFirst());
            Contact before =
                    contacts.getOrDefault(contactKey, locked.getOrDefault(contactKey, Contact.unknown(contactKey)));
            contacts.put(contactKey, before.with(naming.nameAttribute(), naming.emailAttribute()));
            naming.identityKeys()
                    .forEach(key -> firstNamedAt.merge(key, naming.order().at(), Math::min));
        }
        contacts.values().removeIf(contact -> contact.equals(locked.get(contact.key())));

        List<IdentityRow> changed = new ArrayList<>();
        for (Map.Entry<Long, Identity> identity : new TreeMap<>(identities).entrySet()) {
            long key = identity.getKey();
            IdentityRow before = known.get(key);
            long named = Objects.requireNonNull(firstNamedAt.get(key));
            long first = before == null ? named : Math.min(before.firstNamedAt(), named);
            IdentityRow after = new IdentityRow(key, identity.getValue(), contactOf(key), first);
            if (!after.equals(before)) {
                changed.add(after);
            }
        }
        ContactStore.saveContacts(tenant, contacts.values());
        ContactStore.saveIdentities(tenant, changed);
    }
}
