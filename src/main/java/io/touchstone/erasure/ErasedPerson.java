package io.touchstone.erasure;

import io.touchstone.erasure.SelectPerson.PersonIdentity;
import io.touchstone.erasure.SelectPerson.PersonMessage;
import io.touchstone.erasure.SelectPerson.PersonPurchase;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.StartAgainException;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is one person's: of one contact or of several, which whoever names them says are one.
 *
 * @param messages also those of which statuses alone are known, that went to a number of the person
 */
record ErasedPerson(
        List<PersonIdentity> identities,
        List<PersonMessage> messages,
        List<PersonPurchase> purchases,
        PersonBounds bounds) {

    /**
     * More is many.
     *
     * @param things identities, messages and purchases, of each
     * @param words names, numbers and addresses in every spelling: every text is searched for each
     */
    record PersonBounds(int things, int events, int words) {

        /** Ten years of a message each day, and more orders than anybody places. */
        static final PersonBounds OF_ONE = new PersonBounds(10_000, 200_000, 1_000);
    }

    /** Something came in of a person before all of that was locked. */
    private static final class PersonChangedException extends StartAgainException {

        private PersonChangedException() {
            super("something of that person came in meanwhile");
        }
    }

    /** Locks nothing. */
    static ErasedPerson find(Tenant tenant, Collection<Long> contactKeys, PersonBounds bounds) {
        int most = bounds.things();
        List<PersonIdentity> identities = SelectPerson.identities(tenant, contactKeys, most + 1);
        List<PersonMessage> messages = new ArrayList<>(SelectPerson.messages(tenant, contactKeys, most + 1));
        messages.addAll(SelectPerson.unsentMessages(tenant, numbers(identities), most + 1));
        List<PersonPurchase> purchases = SelectPerson.purchases(tenant, contactKeys, most + 1);
        if (identities.size() > most || messages.size() > most || purchases.size() > most) {
            throw many();
        }
        ErasedPerson person = new ErasedPerson(identities, messages, purchases, bounds);
        if (EventLog.isMoreThan(tenant, person.subjectKeys(), bounds.events())) {
            throw many();
        }
        return person;
    }

    /** Why it is more than one person can be. */
    static ProblemException many() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "This contact has more than 10,000 messages, purchases or identities, 200,000 events, or 1,000 names and addresses: that is"
                        + " not one person, but many who share an identity. Put that on the list of PUT /v1/shared-identities, then ask"
                        + " again.");
    }

    /** What the events of the person are about, but for refs. */
    List<Long> subjectKeys() {
        return Stream.of(
                        messages.stream().map(PersonMessage::key),
                        purchases.stream().map(PersonPurchase::key),
                        identities.stream().map(PersonIdentity::key))
                .flatMap(keys -> keys)
                .toList();
    }

    /**
     * Locks all of it, in the order that everybody keeps.
     *
     * @return it, as it is now
     * @throws StartAgainException where it is no longer all
     */
    ErasedPerson lock(Tenant tenant, Collection<Long> contactKeys) {
        Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
        messages.forEach(message -> {
            add(ids, IdKind.MESSAGE, message.id());
            if (message.ref() != null) {
                add(ids, IdKind.REF, message.ref());
            }
        });
        purchases.forEach(purchase -> add(ids, IdKind.PURCHASE, purchase.id()));
        for (IdentityKind kind : IdentityKind.values()) {
            identities.stream()
                    .filter(identity -> identity.kind() == IdKind.of(kind).code())
                    .forEach(identity -> add(ids, IdKind.of(kind), identity.value()));
        }
        KeyDictionary.find(tenant, ids).lock(tenant);
        Contacts.lock(tenant, contactKeys);
        ErasedPerson now = find(tenant, contactKeys, bounds);
        if (!now.keys().equals(keys())) {
            throw new PersonChangedException();
        }
        return now;
    }

    Set<Long> identityKeys() {
        return identities.stream().map(PersonIdentity::key).collect(Collectors.toSet());
    }

    List<Long> messageKeys() {
        return messages.stream().map(PersonMessage::key).toList();
    }

    /** Was erased before. */
    boolean isNobody() {
        return identities.stream().allMatch(identity -> Identity.isErased(identity.value()));
    }

    private Set<Object> keys() {
        Set<Object> keys = new HashSet<>();
        identities.forEach(identity -> keys.add(identity.key()));
        messages.forEach(message -> keys.add(List.of(message.key(), message.id(), Objects.toString(message.ref()))));
        purchases.forEach(purchase -> keys.add(List.of(purchase.key(), purchase.id())));
        return keys;
    }

    /** In digits alone, as WhatsApp writes them. */
    private static List<String> numbers(List<PersonIdentity> identities) {
        return identities.stream()
                .filter(identity -> identity.kind() == IdKind.PHONE.code())
                .flatMap(identity -> Stream.of(identity.value(), identity.spelling()))
                .filter(Objects::nonNull)
                .filter(phone -> phone.startsWith("+"))
                .map(phone -> phone.substring(1))
                .distinct()
                .toList();
    }

    private static void add(Map<IdKind, Set<String>> ids, IdKind kind, String id) {
        ids.computeIfAbsent(kind, _ -> new HashSet<>()).add(id);
    }
}
