package io.touchstone.facts.contact;

import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.facts.contact.IdentityLinkStore.Link;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parts contacts that are not one person: whose identities no event joins, or none but by identities that are shared. What is stored of
 * an identity and no event gave is forgotten. What hangs on contacts stays where it is: whoever calls this computes it anew
 * afterwards, by the identities that its events name.
 *
 * <p>What events joined that are gone is joined again, once it is not shared any more: no event will do that.
 *
 * <p>It goes on in small steps, however many people stand as one: of a contact, each step takes some of them away.
 */
public final class ContactParting {

    private final Tenant tenant;
    private final SharedIdentities shared;
    private final int most;
    private final KeySequence fresh;

    private ContactParting(Tenant tenant, SharedIdentities shared, int most, KeySequence fresh) {
        this.tenant = tenant;
        this.shared = shared;
        this.most = most;
        this.fresh = fresh;
    }

    /**
     * Parts some contacts after one of them, in the order of their keys.
     *
     * @param most so many identities are changed at once, and those of one more person
     * @param fresh has as many keys as identities are changed
     * @return the contact up to which that is done: {@code after} itself where one step was not enough, {@link KeyRange#LAST} when that
     *     is all
     * @throws StaleContactException when one of them changed before its lock was got
     */
    public static long next(Tenant tenant, SharedIdentities shared, long after, int most, KeySequence fresh) {
        ContactParting parting = new ContactParting(tenant, shared, most, fresh);
        if (after == KeyRange.BEFORE_FIRST && parting.forgetLinks()) {
            return after;
        }
        KeyRange contacts = new KeyRange(after, IdentityStore.contactOf(tenant, after, most));
        boolean isDone = !parting.part(contacts) && (contacts.to() != KeyRange.LAST || !parting.rejoin());
        return isDone ? contacts.to() : after;
    }

    /** Forgets some links that no event says; whether there were any. */
    private boolean forgetLinks() {
        List<Link> unsaid = IdentityLinkStore.unsaid(tenant, new KeyRange(KeyRange.BEFORE_FIRST, KeyRange.LAST), most);
        if (unsaid.isEmpty()) {
            return false;
        }
        Set<Long> ends = new HashSet<>();
        unsaid.forEach(link -> ends.addAll(List.of(link.key(), link.other())));
        lockIdentities(ends);
        // One that an event said meanwhile stays.
        IdentityLinkStore.delete(tenant, IdentityLinkStore.stillUnsaid(tenant, unsaid));
        return true;
    }

    /** Whether anything was wrong. */
    private boolean part(KeyRange contacts) {
        ContactMembers members = ContactMembers.of(tenant, shared, contacts);
        Set<Long> wrong = new HashSet<>(members.leaving(most).keySet());
        addUngiven(members, wrong);
        if (wrong.isEmpty()) {
            return false;
        }
        lockIdentities(wrong);
        Map<Long, KnownIdentity> locked = IdentityStore.find(tenant, wrong);
        ContactStore.lockAny(
                tenant,
                locked.values().stream()
                        .map(KnownIdentity::contactKey)
                        .filter(Objects::nonNull)
                        .collect(TreeSet::new, Set::add, Set::addAll));
        Map<Long, Integer> leaving = ContactMembers.of(tenant, shared, contacts).leaving(most);
        Contacts.requireAll(locked.keySet(), leaving.keySet());
        save(locked.values(), leaving);
        return true;
    }

    /** Gives some identities back to whom events that are gone gave them; whether there were any. */
    private boolean rejoin() {
        List<IdentityClaim> claims =
                IdentityLinkStore.parted(tenant, new KeyRange(KeyRange.BEFORE_FIRST, KeyRange.LAST), most).stream()
                        .map(link -> IdentityClaim.ofGoneEvents(List.of(link.key(), link.other())))
                        .toList();
        if (claims.isEmpty()) {
            claims = IdentityStore.frozenOfNobody(tenant, most).stream()
                    .map(key -> IdentityClaim.ofGoneEvents(List.of(key)))
                    .toList();
        }
        if (claims.isEmpty()) {
            return false;
        }
        Set<Long> keys = new HashSet<>();
        claims.forEach(claim -> keys.addAll(claim.keys()));
        lockIdentities(keys);
        Contacts.resolve(tenant, claims, Contacts.identities(tenant, keys), shared, Set.of(), fresh);
        return true;
    }

    /** Identities of which something is stored that no event gave. */
    private void addUngiven(ContactMembers members, Set<Long> wrong) {
        PrimitiveIterator.OfLong keys = members.keys().iterator();
        while (keys.hasNext() && wrong.size() < most) {
            List<Long> some = new ArrayList<>();
            while (keys.hasNext() && some.size() < most) {
                some.add(keys.next());
            }
            Collection<KnownIdentity> identities =
                    IdentityStore.find(tenant, some).values();
            GivenCheck check = GivenCheck.of(tenant, identities);
            identities.stream()
                    .filter(identity -> !check.given(identity).equals(identity))
                    .forEach(identity -> wrong.add(identity.key()));
        }
    }

    private void save(Collection<KnownIdentity> identities, Map<Long, Integer> leaving) {
        GivenCheck check = GivenCheck.of(tenant, identities);
        Map<Integer, Long> contactOfPerson = new HashMap<>();
        List<KnownIdentity> changed = new ArrayList<>();
        for (KnownIdentity identity : identities) {
            KnownIdentity given = check.given(identity);
            Integer person = leaving.get(identity.key());
            if (person == null) {
                changed.add(given);
            } else if (person == ContactMembers.NOBODY) {
                changed.add(given.of(null));
            } else {
                changed.add(given.of(contactOfPerson.computeIfAbsent(person, _ -> fresh.take())));
            }
        }
        ContactStore.insert(tenant, contactOfPerson.values());
        IdentityStore.save(tenant, changed);
    }

    /** As everybody locks: first identities, then contacts. */
    private void lockIdentities(Set<Long> keys) {
        Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
        for (Identity identity : Contacts.identities(tenant, keys).values()) {
            ids.computeIfAbsent(IdKind.of(identity.kind()), _ -> new HashSet<>())
                    .add(identity.value());
        }
        KeyDictionary.hold(tenant, ids, fresh);
    }
}
