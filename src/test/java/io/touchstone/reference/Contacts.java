package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is who: identities that any event gives together are one person, transitively, in past and future. */
final class Contacts {

    private final Map<Identity, Identity> parents = new HashMap<>();
    private final Map<Identity, Contact> contacts = new HashMap<>();

    /** @param events in the order of {@code occurredAt}, then id */
    Contacts(List<Event> events) {
        for (Event event : events) {
            List<Identity> together = references(event).stream()
                    .flatMap(reference -> reference.identities().stream())
                    .toList();
            for (Identity identity : together) {
                parents.putIfAbsent(identity, identity);
                parents.put(root(identity), root(together.getFirst()));
            }
        }
        Map<Identity, List<ContactReference>> mentions = new HashMap<>();
        for (Event event : events) {
            // What is said of the contact itself is taken over what is said of the other one in the same event.
            for (ContactReference reference : references(event).reversed()) {
                Identity root = root(reference.identities().getFirst());
                mentions.computeIfAbsent(root, _ -> new ArrayList<>()).add(reference);
            }
        }
        mentions.forEach((root, references) -> contacts.put(root, describe(references)));
    }

    Contact of(ContactReference reference) {
        Contact contact = contacts.get(root(reference.identities().getFirst()));
        if (contact == null) {
            throw new IllegalArgumentException("no event names " + reference);
        }
        return contact;
    }

    private static Contact describe(List<ContactReference> mentions) {
        Set<Identity> identities = new HashSet<>();
        String name = null;
        String email = null;
        for (ContactReference mention : mentions) {
            identities.addAll(mention.identities());
            name = latest(mention.name(), name);
            email = latest(mention.email(), email);
        }
        return new Contact(identities, name, email);
    }

    private static @Nullable String latest(@Nullable String later, @Nullable String earlier) {
        return later == null ? earlier : later;
    }

    private Identity root(Identity identity) {
        Identity parent = parents.getOrDefault(identity, identity);
        return parent.equals(identity) ? identity : root(parent);
    }

    private static List<ContactReference> references(Event event) {
        return switch (event) {
            case Event.MessageSent sent -> List.of(sent.contact());
            case Event.PurchasePlaced placed -> List.of(placed.contact());
            case Event.ContactOptedOut optedOut -> List.of(optedOut.contact());
            case Event.ContactIdentified identified -> {
                List<ContactReference> both = new ArrayList<>(List.of(identified.contact()));
                if (identified.sameAs() != null) {
                    both.add(identified.sameAs());
                }
                yield both;
            }
            case Event.MessageDelivered _,
                    Event.MessagePriced _,
                    Event.MessageRead _,
                    Event.MessageFailed _,
                    Event.MessageReplied _,
                    Event.MessageClicked _,
                    Event.PurchaseUpdated _,
                    Event.PurchaseRefunded _,
                    Event.PurchaseCancelled _,
                    Event.PurchaseRestored _ -> List.of();
        };
    }
}
