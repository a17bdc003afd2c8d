package io.touchstone.erasure;

import io.touchstone.erasure.ErasedEventStore.Worded;
import io.touchstone.erasure.Redaction.Telling;
import io.touchstone.erasure.SelectPerson.OtherMessage;
import io.touchstone.erasure.SelectPerson.OwnedIdentity;
import io.touchstone.erasure.SelectPerson.SaidOfPerson;
import io.touchstone.facts.message.RefClick;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where else a person stands than in what is that person's: in events, in clicks of links, beside identities that are shared, and by which words. */
final class PersonTraces {

    private final Tenant tenant;
    private final ErasedPerson person;
    private final List<OtherMessage> others;
    private final Set<String> ownRefs;
    private final List<RefClick> clicks;
    private final Set<Long> shared = new HashSet<>();
    private final List<Worded> events;
    private final List<Worded> saying;
    private final Telling telling;

    private PersonTraces(Tenant tenant, ErasedPerson person) {
        this.tenant = tenant;
        this.person = person;
        this.others = othersWithRefs();
        this.ownRefs = findOwnRefs();
        this.clicks = findClicks();
        this.events = findEvents();
        this.saying = findSaying();
        this.shared.addAll(besidePerson(saying));
        this.telling = findTelling();
    }

    /**
     * Locks nothing.
     *
     * @throws io.touchstone.problem.ProblemException where there are more than one person can have
     */
    static PersonTraces find(Tenant tenant, ErasedPerson person) {
        return new PersonTraces(tenant, person);
    }

    /** Messages of others that have a ref which messages of the person have as well. */
    List<OtherMessage> others() {
        return others;
    }

    /** Those of its messages that no others have. */
    Set<String> ownRefs() {
        return ownRefs;
    }

    /** Those that belong to messages of the person, and those that name a ref of the person's and belong to none. */
    List<RefClick> clicks() {
        return clicks;
    }

    /** Shared identities that were ever named beside one of the person's. */
    Set<Long> shared() {
        return shared;
    }

    /** About all that is the person's; of refs the clicks that belong to messages of it, of shared identities those that name the person. */
    List<Worded> events() {
        return events;
    }

    /** Of the events those that name the person; of others about what is the person's those that name nobody, but by shared identities. */
    List<Worded> saying() {
        return saying;
    }

    /** Everything that the person was ever called by. */
    Telling telling() {
        return telling;
    }

    private List<OtherMessage> othersWithRefs() {
        return SelectPerson.others(tenant, refs().collect(Collectors.toSet()), Set.copyOf(person.messageKeys()));
    }

    private Stream<String> refs() {
        return person.messages().stream().<String>mapMulti((message, refs) -> {
            if (message.ref() != null) {
                refs.accept(message.ref());
            }
        });
    }

    private Set<String> findOwnRefs() {
        Set<String> own = refs().collect(Collectors.toSet());
        others.forEach(other -> own.remove(other.ref()));
        return own;
    }

    private List<RefClick> findClicks() {
        List<RefClick> found = new ArrayList<>(RefClickStore.of(tenant, person.messageKeys()));
        int most = person.bounds().events();
        found.addAll(RefClickStore.unowned(tenant, ownRefs, most + 1));
        if (found.size() > most) {
            throw ErasedPerson.many();
        }
        return found;
    }

    private List<Worded> findEvents() {
        List<Worded> found = new ArrayList<>(ErasedEventStore.about(tenant, person.subjectKeys()));
        Set<Long> known = new HashSet<>();
        found.forEach(event -> known.add(event.eventKey()));
        ErasedEventStore.some(
                        tenant,
                        clicks.stream().map(RefClick::subjectKey).distinct().toList(),
                        clicks.stream().map(RefClick::eventKey).toList())
                .stream()
                .filter(event -> known.add(event.eventKey()))
                .forEach(found::add);
        besideShared().stream().filter(event -> known.add(event.eventKey())).forEach(found::add);
        if (found.size() > person.bounds().events()) {
            throw ErasedPerson.many();
        }
        return found;
    }

    private List<Worded> besideShared() {
        List<Worded> found = new ArrayList<>();
        List<Long> nobodys = SelectSharedTraces.nobodys(tenant, person.bounds().things());
        for (long key : person.identityKeys()) {
            Set<Long> beside = SelectSharedTraces.beside(tenant, key, nobodys);
            found.addAll(
                    ErasedEventStore.naming(tenant, key, beside, person.bounds().events() + 1));
            shared.addAll(beside);
        }
        return found;
    }

    private List<Worded> findSaying() {
        Set<Long> ours = person.identityKeys();
        Set<Long> ofOthers = SelectPerson.owned(tenant, besidePerson(events)).stream()
                .map(OwnedIdentity::identityKey)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> !event.identities().isEmpty())
                .filter(event -> event.identities().stream().anyMatch(ours::contains)
                        || event.identities().stream().noneMatch(ofOthers::contains))
                .toList();
    }

    /** The identities that some events name and that are not the person's. */
    private Set<Long> besidePerson(List<Worded> some) {
        Set<Long> beside = new HashSet<>();
        some.forEach(event -> beside.addAll(event.identities()));
        beside.removeAll(person.identityKeys());
        return beside;
    }

    private Telling findTelling() {
        List<SaidOfPerson> said = new ArrayList<>(SelectPerson.said(tenant, person.identityKeys()));
        Set<Long> firsts = new HashSet<>();
        saying.forEach(event -> firsts.add(event.identities().getFirst()));
        firsts.removeAll(person.identityKeys());
        said.addAll(SelectPerson.said(
                tenant, firsts, saying.stream().map(Worded::eventKey).toList()));
        Set<String> names = new HashSet<>();
        Set<String> identities = new HashSet<>();
        said.forEach(one -> {
            Stream.ofNullable(one.name()).forEach(names::add);
            Stream.of(one.email(), one.phone(), one.sameAsPhone())
                    .filter(Objects::nonNull)
                    .forEach(identities::add);
        });
        person.identities().forEach(identity -> {
            Stream.ofNullable(identity.name()).forEach(names::add);
            Stream.of(identity.value(), identity.spelling(), identity.email())
                    .filter(Objects::nonNull)
                    .forEach(identities::add);
        });
        Telling all = new Telling(
                identities.stream()
                        .map(word -> word.startsWith("+") ? word.substring(1) : word)
                        .collect(Collectors.toSet()),
                names);
        if (all.size() > person.bounds().words()) {
            throw ErasedPerson.many();
        }
        return all;
    }
}
