package io.touchstone.facts.contact;

import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parts contacts that are not one person: whose identities no event joins, or none but by identities that are shared. What is stored of
 * an identity and no event gave is forgotten. What hangs on contacts stays where it is: whoever calls this computes it anew
 * afterwards, by the identities that its events name.
 */
public final class ContactParting {

    private final Tenant tenant;
    private final SharedIdentities shared;
    private final KeySequence fresh;

    /** Nothing can hang on these: whose identities do is somebody else. */
    private final Set<Long> merged = new HashSet<>();

    private ContactParting(Tenant tenant, SharedIdentities shared, KeySequence fresh) {
        this.tenant = tenant;
        this.shared = shared;
        this.fresh = fresh;
    }

    /**
     * Parts some contacts after one of them, in the order of their keys.
     *
     * @param count so many
     * @return the last of them, or {@link KeyRange#LAST}
     * @throws StaleContactException when one of them changed before its lock was got
     */
    public static long next(Tenant tenant, SharedIdentities shared, long after, int count, KeySequence fresh) {
        List<Long> contacts = IdentityStore.contactsAfter(tenant, after, count);
        new ContactParting(tenant, shared, fresh).part(contacts);
        return contacts.size() < count ? KeyRange.LAST : contacts.getLast();
    }

    private void part(Collection<Long> contactKeys) {
        Map<Long, List<KnownIdentity>> wrong = byContact(IdentityStore.of(tenant, contactKeys));
        Parts parts = new Parts(wrong.values());
        wrong.values().removeIf(parts::areRight);
        if (wrong.isEmpty()) {
            return;
        }
        Map<Long, List<KnownIdentity>> locked = lock(wrong);
        Parts lockedParts = new Parts(locked.values());
        IdentityLinks.delete(tenant, lockedParts.unsaid);
        List<KnownIdentity> changed = new ArrayList<>();
        locked.forEach((contactKey, identities) -> changed.addAll(lockedParts.changed(contactKey, identities)));
        IdentityStore.save(tenant, changed);
    }

    private static Map<Long, List<KnownIdentity>> byContact(List<KnownIdentity> identities) {
        Map<Long, List<KnownIdentity>> byContact = new TreeMap<>();
        for (KnownIdentity identity : identities) {
            if (identity.contactKey() != null) {
                byContact
                        .computeIfAbsent(identity.contactKey(), _ -> new ArrayList<>())
                        .add(identity);
            }
        }
        return byContact;
    }

    /** As everybody locks: first identities, then contacts. */
    private Map<Long, List<KnownIdentity>> lock(Map<Long, List<KnownIdentity>> contacts) {
        Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
        Set<Long> held = new HashSet<>();
        contacts.values()
                .forEach(identities -> identities.forEach(identity -> {
                    held.add(identity.key());
                    ids.computeIfAbsent(IdKind.of(identity.identity().kind()), _ -> new HashSet<>())
                            .add(identity.identity().value());
                }));
        KeyDictionary.hold(tenant, ids, fresh);
        merged.addAll(ContactStore.lockMerged(tenant, contacts.keySet()));
        Map<Long, List<KnownIdentity>> locked = byContact(IdentityStore.of(tenant, contacts.keySet()));
        Set<Long> present = new HashSet<>();
        locked.values().forEach(identities -> identities.forEach(identity -> present.add(identity.key())));
        Contacts.requireAll(held, present);
        return locked;
    }

    /** What some identities are by the events. */
    private final class Parts {

        private final DisjointSets people = new DisjointSets();
        private final Set<IdentityLinks.Link> unsaid;
        private final GivenCheck given;

        Parts(Collection<List<KnownIdentity>> contacts) {
            List<KnownIdentity> all = contacts.stream().flatMap(List::stream).toList();
            List<Long> keys = all.stream().map(KnownIdentity::key).toList();
            Set<Long> here = new HashSet<>(shared.without(keys));
            unsaid = new HashSet<>(IdentityLinks.unsaid(tenant, keys));
            given = GivenCheck.of(tenant, all);
            here.forEach(people::add);
            IdentityLinks.of(tenant, keys).stream()
                    .filter(link -> !unsaid.contains(link) && here.contains(link.key()) && here.contains(link.other()))
                    .forEach(link -> people.join(link.key(), link.other()));
        }

        boolean areRight(List<KnownIdentity> ofContact) {
            long first = ofContact.getFirst().key();
            return ofContact.stream()
                    .allMatch(identity -> !shared.has(identity.key())
                            && people.root(identity.key()) == people.root(first)
                            && given.given(identity).equals(identity));
        }

        /** The person with the most identities keeps the contact. */
        List<KnownIdentity> changed(long contactKey, List<KnownIdentity> identities) {
            Map<Long, List<KnownIdentity>> persons = new TreeMap<>();
            List<KnownIdentity> after = new ArrayList<>();
            for (KnownIdentity identity : identities) {
                KnownIdentity kept = given.given(identity);
                if (shared.has(identity.key())) {
                    after.add(kept.of(null));
                } else {
                    persons.computeIfAbsent(people.root(identity.key()), _ -> new ArrayList<>())
                            .add(kept);
                }
            }
            List<List<KnownIdentity>> bySize = persons.values().stream()
                    .sorted(Comparator.comparingInt((List<KnownIdentity> person) -> -person.size()))
                    .toList();
            List<Long> made = new ArrayList<>();
            for (List<KnownIdentity> person : bySize) {
                long key = made.isEmpty() && !merged.contains(contactKey) ? contactKey : fresh.take();
                made.add(key);
                person.forEach(identity -> after.add(identity.of(key)));
            }
            ContactStore.insert(tenant, made);
            after.removeAll(identities);
            return after;
        }
    }
}
