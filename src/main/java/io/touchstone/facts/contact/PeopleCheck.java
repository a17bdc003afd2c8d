package io.touchstone.facts.contact;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.Contact.Attribute;
import io.touchstone.facts.contact.ContactStore.IdentityKey;
import io.touchstone.facts.contact.SelectGivenAttributes.Given;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether people are stored as the events have them, in bounded memory: {@code rebuild/RATIONALE.md} tells why it finds all that
 * is wrong. Every event is handed in once; where there are more identities than may be held at once, it reads the events again for
 * each so many of them.
 */
public final class PeopleCheck {

    /** What was told of is remembered for so many, so that it is told of once, not for each event. */
    private static final int REMEMBERED = 10_000;

    private final Tenant tenant;
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
            int identitiesAtOnce,
            int rowsAtOnce,
            Runnable unlessGone,
            BiConsumer<Long, String> difference) {
        this.tenant = tenant;
        this.identitiesAtOnce = identitiesAtOnce;
        this.rowsAtOnce = rowsAtOnce;
        this.unlessGone = unlessGone;
        this.difference = difference;
        this.contacts = next(KeyRange.BEFORE_FIRST);
        this.window = IdentityWindow.of(tenant, contacts, KeyRange.BEFORE_FIRST, most());
        narrow();
    }

    /**
     * What some events say.
     *
     * @return by key, the contacts that the identities they name belong to
     */
    public Map<Long, Long> add(Collection<IdentityClaim> claims) {
        Set<Long> keys = new HashSet<>();
        claims.forEach(naming -> {
            window.add(naming.order().at(), naming.identityKeys());
            keys.addAll(naming.identityKeys());
        });
        Map<Long, IdentityKey> stored = ContactStore.identityKeys(tenant, keys);
        Map<Long, Long> contactOf = new HashMap<>();
        stored.forEach((key, identity) -> contactOf.put(key, identity.contactKey()));
        claims.forEach(naming -> compare(naming, contactOf));
        compareAttributes(claims, contactOf);
        return contactOf;
    }

    private void compare(IdentityClaim naming, Map<Long, Long> contactOf) {
        Long contactKey = contactOf.get(naming.identityKeys().getFirst());
        for (Long key : naming.identityKeys()) {
            Long other = contactOf.get(key);
            if (other == null) {
                tell(key, "an identity that is not stored");
            } else if (contactKey != null && !contactKey.equals(other)) {
                tell(key, "one person as two contacts");
            }
        }
    }

    /** No event gives a later one than is stored. */
    private void compareAttributes(Collection<IdentityClaim> claims, Map<Long, Long> contactOf) {
        Map<Long, Contact> latest = new HashMap<>();
        for (IdentityClaim naming : claims) {
            Long contactKey = contactOf.get(naming.identityKeys().getFirst());
            if (contactKey != null && (naming.name() != null || naming.email() != null)) {
                latest.merge(
                        contactKey,
                        Contact.unknown(contactKey).with(naming.nameAttribute(), naming.emailAttribute()),
                        (left, right) -> left.with(right.name(), right.email()));
            }
        }
        Map<Long, Contact> stored = ContactStore.find(tenant, latest.keySet());
        latest.forEach((key, given) -> {
            Contact contact = stored.get(key);
            if (contact != null && !contact.with(given.name(), given.email()).equals(contact)) {
                tellOfAttributes(key);
            }
        });
    }

    /** After all events: what only all of them tell. */
    public void finish() {
        compareWindow();
        while (window.isFull() || contacts.to() != KeyRange.LAST) {
            if (window.isFull()) {
                window = IdentityWindow.of(tenant, contacts, window.lastKey(), most());
            } else {
                contacts = next(contacts.to());
                window = IdentityWindow.of(tenant, contacts, KeyRange.BEFORE_FIRST, most());
                narrow();
            }
            readEvents();
            compareWindow();
        }
        compareContacts();
    }

    /** How many identities that are stored any event names. */
    public long identities() {
        return identities;
    }

    private int most() {
        return 2 * identitiesAtOnce;
    }

    private KeyRange next(long after) {
        return new KeyRange(after, ContactStore.contactOfIdentity(tenant, after, identitiesAtOnce));
    }

    /** Where the last contact has so many identities that it has to be read in parts, those before it are left to themselves. */
    private void narrow() {
        if (window.isFull() && contacts.to() - 1 > contacts.after()) {
            KeyRange before = new KeyRange(contacts.after(), contacts.to() - 1);
            IdentityWindow others = IdentityWindow.of(tenant, before, KeyRange.BEFORE_FIRST, most());
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
                window.add(named.at(), named.identityKeys());
                subject = named.subjectKey();
                event = named.eventKey();
            }
        } while (page.size() >= rowsAtOnce);
    }

    /** Each stored attribute is one that an event gave, when it says. */
    private void compareContacts() {
        List<Contact> page;
        long after = KeyRange.BEFORE_FIRST;
        do {
            unlessGone.run();
            page = ContactStore.after(tenant, after, rowsAtOnce);
            compareContacts(page);
            after = page.isEmpty() ? after : page.getLast().key();
        } while (page.size() >= rowsAtOnce);
    }

    private void compareContacts(List<Contact> page) {
        Set<String> eventIds = new HashSet<>();
        page.forEach(contact -> {
            addEventId(eventIds, contact.name());
            addEventId(eventIds, contact.email());
        });
        Map<String, Given> given = SelectGivenAttributes.by(tenant, eventIds);
        // One that a repair left without an identity is nobody's: nothing can hang on it.
        Set<Long> people = ContactStore.withIdentities(
                tenant, page.stream().map(Contact::key).toList());
        for (Contact contact : page) {
            boolean isRight = isGiven(contact.key(), contact.name(), given, Given::name)
                    && isGiven(contact.key(), contact.email(), given, Given::email);
            if (!isRight && people.contains(contact.key())) {
                tellOfAttributes(contact.key());
            }
        }
    }

    private static void addEventId(Set<String> eventIds, @Nullable Attribute attribute) {
        if (attribute != null) {
            eventIds.add(attribute.order().eventId());
        }
    }

    private static boolean isGiven(
            long contactKey,
            @Nullable Attribute attribute,
            Map<String, Given> given,
            Function<Given, @Nullable String> value) {
        if (attribute == null) {
            return true;
        }
        Given by = given.get(attribute.order().eventId());
        return by != null
                && by.at() == attribute.order().at()
                && Objects.equals(value.apply(by), attribute.value())
                && Objects.equals(by.contactKey(), contactKey);
    }

    private void tellOfAttributes(long contactKey) {
        tell(contactKey, "a name or e-mail that is not the latest");
    }

    private void tell(long key, String text) {
        if (told.size() >= REMEMBERED || told.add(key + text)) {
            difference.accept(key, text);
        }
    }
}
