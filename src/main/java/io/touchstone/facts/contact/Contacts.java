package io.touchstone.facts.contact;

import io.touchstone.event.Identity;
import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.facts.contact.KnownIdentity.FirstNaming;
import io.touchstone.facts.message.AnswerStore;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is who, within one transaction that holds the locks of all contacts it names. */
public final class Contacts {

    private final SharedIdentities shared;
    private final Map<Long, Long> contactOfIdentity = new HashMap<>();
    private final Map<Long, Long> merges = new TreeMap<>();
    private final Set<Long> answered = new HashSet<>();

    private Contacts(SharedIdentities shared) {
        this.shared = shared;
    }

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
            SharedIdentities shared,
            Collection<Long> others,
            KeySequence fresh) {
        Map<Long, KnownIdentity> known = IdentityStore.find(tenant, identities.keySet());
        Set<Long> existing = new TreeSet<>(others); // in the order of locking
        known.values().stream()
                .filter(identity -> !shared.has(identity.key()))
                .map(KnownIdentity::contactKey)
                .filter(Objects::nonNull)
                .forEach(existing::add);
        Map<Long, Boolean> locked = ContactStore.lock(tenant, existing);

        Contacts contacts = new Contacts(shared);
        contacts.join(tenant, claims, known, existing, fresh);
        contacts.insertMissing(tenant, locked);
        contacts.rememberAnswered(tenant, locked);
        contacts.record(tenant, claims, identities, known);
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
        IdentityStore.find(tenant, identityKeys).forEach((key, known) -> identities.put(key, known.identity()));
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
        IdentityStore.find(tenant, identityKeys).forEach((key, known) -> {
            if (known.contactKey() != null) {
                contacts.put(key, known.contactKey());
            }
        });
        return contacts;
    }

    /** The contact that an event names by these, which are of the claims; null when they are none, or shared. */
    public @Nullable Long contactOf(IdentityKeys named) {
        return shared.contactOf(named, contactOfIdentity);
    }

    /**
     * The contact that an event names by these, which need not be of the claims; null when they are none, or shared, or nobody's yet.
     *
     * @param stored by identity key, the contacts that they belong to now
     */
    public @Nullable Long contactOf(IdentityKeys named, Map<Long, Long> stored) {
        return shared.contactOf(named, stored);
    }

    /** What a contact became: itself, unless this transaction merged it. */
    public long current(long contactKey) {
        return merges.getOrDefault(contactKey, contactKey);
    }

    /** Contacts that turned out to be others: from, to. */
    public Map<Long, Long> merges() {
        return merges;
    }

    /** Whether a locked contact ever gave an answer that names no message. */
    public boolean isAnswered(long contactKey) {
        return answered.contains(contactKey);
    }

    /** Some contacts, which are locked, gave such an answer. */
    public void markAnswered(Tenant tenant, Collection<Long> contactKeys) {
        Set<Long> first = new TreeSet<>(contactKeys);
        first.removeAll(answered);
        ContactStore.markAnswered(tenant, first);
        answered.addAll(first);
    }

    /** Some contacts, which the caller has locked, gave an answer that names no message. */
    public static void haveAnswered(Tenant tenant, Collection<Long> contactKeys) {
        ContactStore.markAnswered(tenant, contactKeys);
    }

    /** Events go: what they said of people stays, and is taken as given from now on. */
    public static void freeze(Tenant tenant, Collection<IdentityClaim> claims) {
        Set<Long> keys = new TreeSet<>();
        claims.forEach(claim -> keys.addAll(claim.keys()));
        IdentityStore.freeze(tenant, keys);
        IdentityLinkStore.freeze(tenant, IdentityLinkStore.said(claims).keySet());
    }

    /** Once a rebuild went through all events: forgets the identities that none of them names. */
    public static void forgetUnnamed(Tenant tenant) {
        IdentityStore.deleteFirstNamed(tenant, FirstNaming.UNKNOWN.order().at());
    }

    private void join(
            Tenant tenant,
            Collection<IdentityClaim> claims,
            Map<Long, KnownIdentity> known,
            Set<Long> existing,
            KeySequence fresh) {
        DisjointSets people = new DisjointSets(); // of identity keys and contact keys: no two things share a key
        claims.forEach(claim -> {
            List<Long> keys = shared.without(claim.keys());
            keys.forEach(key -> people.join(keys.getFirst(), key));
        });
        known.forEach((key, identity) -> {
            if (identity.contactKey() != null && !shared.has(key)) {
                people.join(key, identity.contactKey());
            }
        });

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
        IdentityStore.merge(tenant, merges);
        MessageStore.merge(tenant, merges);
        PurchaseStore.merge(tenant, merges);
        TouchStore.merge(tenant, merges);
        AnswerStore.merge(tenant, merges);
    }

    private void insertMissing(Tenant tenant, Map<Long, Boolean> locked) {
        Set<Long> missing = new TreeSet<>(contactOfIdentity.values());
        missing.removeAll(locked.keySet());
        ContactStore.insert(tenant, missing);
    }

    private void rememberAnswered(Tenant tenant, Map<Long, Boolean> locked) {
        Set<Long> changed = new TreeSet<>();
        locked.forEach((key, hasAnswered) -> {
            long current = current(key);
            if (hasAnswered && answered.add(current) && !locked.getOrDefault(current, false)) {
                changed.add(current);
            }
        });
        ContactStore.markAnswered(tenant, changed);
    }

    private void record(
            Tenant tenant,
            Collection<IdentityClaim> claims,
            Map<Long, Identity> identities,
            Map<Long, KnownIdentity> known) {
        Map<Long, KnownIdentity> present = new TreeMap<>(known);
        for (IdentityClaim claim : claims) {
            for (NamedIdentity named : claim.identities()) {
                long key = named.key();
                KnownIdentity before = present.get(key);
                present.put(
                        key,
                        before == null
                                ? KnownIdentity.unknown(
                                        key, Objects.requireNonNull(identities.get(key)), claim, named.spelling())
                                : before.with(claim, named.spelling()));
            }
        }
        present.replaceAll((key, identity) -> shared.has(key) ? identity : identity.of(contactOfIdentity.get(key)));
        present.values().removeIf(identity -> identity.equals(known.get(identity.key())));
        IdentityStore.save(tenant, present.values());
        IdentityLinkStore.add(tenant, claims);
    }
}
