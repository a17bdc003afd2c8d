package io.touchstone.facts.contact;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.IdentityLinkStore.Link;
import io.touchstone.facts.contact.SelectIdentityClaims.ClaimRow;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Whether people are stored as the events have them, in bounded memory: {@code rebuild/RATIONALE.md} tells why it finds all that
 * is wrong. Every event is handed in once; where there are more identities than may be held at once, it reads the events again for
 * each so many of them.
 */
public final class PeopleCheck {

    /** What was told of is remembered for so many, so that it is told of once, not for each event. */
    private static final int REMEMBERED = 10_000;

    private static final String NOT_FIRST = "first named at another time";
    private static final String NOT_STORED = "an identity that is not stored";
    private static final String TWO_CONTACTS = "one person as two contacts";
    private static final String NOT_LATEST = "a name or e-mail that is not the latest";

    private final Tenant tenant;
    private final SharedIdentities shared;
    private final int identitiesAtOnce;
    private final int rowsAtOnce;
    private final Runnable unlessGone;
    private final BiConsumer<Long, String> difference;
    private final Set<String> told = new HashSet<>();
    private IdentityWindow window;
    private KeyRange contacts;
    private long identities;

    /** Whether the window goes on with contacts of whose identities others were in the one before. */
    private boolean isPart;

    /**
     * Holds the first identities from now on.
     *
     * @param identitiesAtOnce so many identities, and those of one more contact, up to as many again
     * @param rowsAtOnce so many events or contacts
     * @param unlessGone called now and then; what it throws ends the work
     * @param difference told of each identity and contact that is not stored as it should be: its key, and what is wrong
     */
    public PeopleCheck(
            Tenant tenant,
            SharedIdentities shared,
            int identitiesAtOnce,
            int rowsAtOnce,
            Runnable unlessGone,
            BiConsumer<Long, String> difference) {
        this.tenant = tenant;
        this.shared = shared;
        this.identitiesAtOnce = identitiesAtOnce;
        this.rowsAtOnce = rowsAtOnce;
        this.unlessGone = unlessGone;
        this.difference = difference;
        this.contacts = next(KeyRange.BEFORE_FIRST);
        this.window = IdentityWindow.of(tenant, shared, contacts, KeyRange.BEFORE_FIRST, most());
        narrow();
    }

    /**
     * What some events say.
     *
     * @return by key, the contacts that the identities they name belong to, shared ones left out
     */
    public Map<Long, Long> add(Collection<IdentityClaim> claims) {
        Set<Long> keys = new HashSet<>();
        claims.forEach(claim -> {
            window.add(shared.without(claim.keys()));
            keys.addAll(claim.keys());
        });
        Map<Long, KnownIdentity> stored = IdentityStore.find(tenant, keys);
        Map<Long, Long> contactOf = new HashMap<>();
        stored.forEach((key, identity) -> {
            Long contactKey = identity.contactKey();
            if (contactKey != null && shared.has(key)) {
                if (!identity.frozen()) {
                    tell(key, "a shared identity that is somebody's");
                }
            } else if (contactKey != null) {
                contactOf.put(key, contactKey);
            }
        });
        compareLinks(claims);
        claims.forEach(claim -> {
            comparePerson(claim, contactOf);
            compareIdentities(claim, stored);
        });
        return contactOf;
    }

    private void compareLinks(Collection<IdentityClaim> claims) {
        Set<Link> missing = IdentityLinkStore.said(claims).keySet();
        missing.removeAll(IdentityLinkStore.stored(tenant, missing));
        missing.forEach(link -> tell(link.key(), "not together with another one, as an event says"));
    }

    private void comparePerson(IdentityClaim claim, Map<Long, Long> contactOf) {
        List<Long> keys = shared.without(claim.keys());
        Long contactKey = keys.isEmpty() ? null : contactOf.get(keys.getFirst());
        for (Long key : keys) {
            Long other = contactOf.get(key);
            if (other == null) {
                tell(key, NOT_STORED);
            } else if (contactKey != null && !contactKey.equals(other)) {
                tell(key, TWO_CONTACTS);
            }
        }
    }

    /** No event names an identity earlier, or gives a later attribute, than is stored. */
    private void compareIdentities(IdentityClaim claim, Map<Long, KnownIdentity> stored) {
        for (NamedIdentity named : claim.identities()) {
            KnownIdentity identity = stored.get(named.key());
            if (identity == null) {
                continue;
            }
            KnownIdentity told = identity.with(claim, named.spelling());
            if (!told.first().equals(identity.first())) {
                tell(named.key(), NOT_FIRST);
            }
            if (!Objects.equals(told.name(), identity.name()) || !Objects.equals(told.email(), identity.email())) {
                tell(named.key(), NOT_LATEST);
            }
        }
    }

    /** After all events: what only all of them tell. */
    public void finish() {
        compareWindow();
        while (window.isFull() || contacts.to() != KeyRange.LAST) {
            if (window.isFull()) {
                window = IdentityWindow.of(tenant, shared, contacts, window.lastKey(), most());
            } else {
                contacts = next(contacts.to());
                window = IdentityWindow.of(tenant, shared, contacts, KeyRange.BEFORE_FIRST, most());
                narrow();
            }
            readEvents();
            compareWindow();
        }
        compareStored();
    }

    /** How many identities that are stored any event names. */
    public long identities() {
        return identities;
    }

    private int most() {
        return 2 * identitiesAtOnce;
    }

    private KeyRange next(long after) {
        return new KeyRange(after, IdentityStore.contactOf(tenant, after, identitiesAtOnce));
    }

    /** Where the last contact has so many identities that it has to be read in parts, those before it are left to themselves. */
    private void narrow() {
        if (window.isFull() && contacts.to() - 1 > contacts.after()) {
            KeyRange before = new KeyRange(contacts.after(), contacts.to() - 1);
            IdentityWindow others = IdentityWindow.of(tenant, shared, before, KeyRange.BEFORE_FIRST, most());
            if (others.size() > 0) {
                contacts = before;
                window = others;
            }
        }
    }

    /** Whether the identities of a contact that is read in parts are one person is not compared: see the rationale. */
    private void compareWindow() {
        window.compareIdentities(this::tell);
        boolean isWhole = !window.isFull() && !isPart;
        isPart = window.isFull();
        if (isWhole) {
            window.compareContacts(tenant, this::tell);
        }
        identities += window.named();
    }

    private void readEvents() {
        long subject = KeyRange.BEFORE_FIRST;
        long event = Long.MAX_VALUE;
        List<ClaimRow> page;
        do {
            unlessGone.run();
            page = SelectIdentityClaims.after(tenant, subject, event, rowsAtOnce);
            for (ClaimRow named : page) {
                window.add(shared.without(named.identityKeys()));
                subject = named.subjectKey();
                event = named.eventKey();
            }
        } while (page.size() >= rowsAtOnce);
    }

    /** What is stored is what an event gave, when it says. */
    private void compareStored() {
        List<KnownIdentity> page;
        long after = KeyRange.BEFORE_FIRST;
        do {
            unlessGone.run();
            page = IdentityStore.after(tenant, after, rowsAtOnce);
            GivenCheck check = GivenCheck.of(tenant, page);
            for (KnownIdentity identity : page) {
                if (!check.firstIsGiven(identity)) {
                    tell(identity.key(), NOT_FIRST);
                }
                if (!check.nameIsGiven(identity) || !check.emailIsGiven(identity)) {
                    tell(identity.key(), NOT_LATEST);
                }
                if (identity.contactKey() == null && identity.frozen() && !shared.has(identity.key())) {
                    tell(identity.key(), NOT_STORED);
                }
            }
            long last = page.isEmpty() ? KeyRange.LAST : page.getLast().key();
            KeyRange lesser = new KeyRange(after, last);
            IdentityLinkStore.unsaid(tenant, lesser, rowsAtOnce)
                    .forEach(link -> tell(link.key(), "together with another one, as no event says"));
            IdentityLinkStore.parted(tenant, lesser, rowsAtOnce).forEach(link -> tell(link.key(), TWO_CONTACTS));
            after = last;
        } while (page.size() >= rowsAtOnce);
    }

    private void tell(long key, String text) {
        if (told.size() >= REMEMBERED || told.add(key + text)) {
            difference.accept(key, text);
        }
    }
}
