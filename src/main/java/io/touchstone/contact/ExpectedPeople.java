package io.touchstone.contact;

import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Who is who by the events alone, to compare with what is stored. Holds every identity of a workspace in memory. */
public final class ExpectedPeople {

    private final DisjointSets people = new DisjointSets(); // of identity keys
    private final Map<Long, Long> firstNamedAt = new HashMap<>();
    private final Map<Long, Contact> attributes = new HashMap<>(); // by the first identity of a naming

    public void add(Naming naming) {
        long first = naming.identityKeys().getFirst();
        for (long key : naming.identityKeys()) {
            people.join(first, key);
            firstNamedAt.merge(key, naming.stamp().at(), Math::min);
        }
        if (naming.name() != null || naming.email() != null) {
            Contact known = attributes.getOrDefault(first, Contact.unknown(first));
            attributes.put(first, known.with(naming.nameAttribute(), naming.emailAttribute()));
        }
    }

    public int identities() {
        return firstNamedAt.size();
    }

    /** Tells of each identity and contact that is not stored as the events have it: its key, and what is wrong. */
    public void compare(Connection connection, WorkspaceId workspace, BiConsumer<Long, String> difference)
            throws SQLException {
        Map<Long, Long> contactOfPerson = new HashMap<>();
        Map<Long, Long> personOfContact = new HashMap<>();
        Map<Long, Long> missing = new HashMap<>(firstNamedAt);
        ContactStore.eachIdentity(connection, workspace, identity -> {
            Long named = missing.remove(identity.key());
            if (named == null) {
                difference.accept(identity.key(), "an identity that no event names");
                return;
            }
            if (named != identity.firstNamedAt()) {
                difference.accept(identity.key(), "first named at another time");
            }
            long person = people.root(identity.key());
            long contact = contactOfPerson.computeIfAbsent(person, any -> identity.contactKey());
            if (contact != identity.contactKey()) {
                difference.accept(identity.key(), "one person as two contacts");
            } else if (personOfContact.computeIfAbsent(contact, any -> person) != person) {
                difference.accept(identity.key(), "two people as one contact");
            }
        });
        missing.keySet().forEach(key -> difference.accept(key, "an identity that is not stored"));
        compareAttributes(connection, workspace, personOfContact, difference);
    }

    private void compareAttributes(
            Connection connection,
            WorkspaceId workspace,
            Map<Long, Long> personOfContact,
            BiConsumer<Long, String> difference)
            throws SQLException {
        Map<Long, Contact> expected = new HashMap<>(); // by person
        attributes.forEach((key, known) ->
                expected.merge(people.root(key), known, (left, right) -> left.with(right.name(), right.email())));
        Map<Long, Long> missing = new HashMap<>(personOfContact);
        ContactStore.eachContact(connection, workspace, contact -> {
            Long person = missing.remove(contact.key());
            if (person == null) {
                return; // left without an identity by a repair: nothing can hang on it
            }
            Contact latest = expected.getOrDefault(person, Contact.unknown(person));
            if (!Objects.equals(latest.name(), contact.name()) || !Objects.equals(latest.email(), contact.email())) {
                difference.accept(contact.key(), "a name or e-mail that is not the latest");
            }
        });
        missing.keySet().forEach(key -> difference.accept(key, "a contact that is not stored"));
    }
}
