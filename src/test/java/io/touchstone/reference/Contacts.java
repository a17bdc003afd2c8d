package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: identities that any event gives together are one person, transitively, in past and future. Shared ones are
 * as if no event had ever given them.
 */
final class Contacts {

    private final Set<Identity> shared;
    private final Map<Identity, Identity> parents = new HashMap<>();
    private final Map<Identity, String> spellings = new HashMap<>();
    private final Map<Identity, Contact> contacts = new HashMap<>();

    /** @param events in the order of {@code occurredAt}, then id */
    Contacts(List<Event> events, Set<Identity> shared) {
        this.shared = Set.copyOf(shared);
        for (Event event : events) {
            List<Identity> together = references(event).stream()
                    .flatMap(reference -> own(reference).stream())
                    .toList();
            for (Identity identity : together) {
                parents.putIfAbsent(identity, identity);
                parents.put(root(identity), root(together.getFirst()));
            }
            references(event).forEach(this::spell);
        }
        Map<Identity, List<ContactReference>> mentions = new HashMap<>();
        for (Event event : events) {
            // What is said of the contact itself is taken over what is said of the other one in the same event.
            for (ContactReference reference : references(event).reversed()) {
                own(reference).stream()
                        .findFirst()
                        .ifPresent(identity -> mentions.computeIfAbsent(root(identity), _ -> new ArrayList<>())
                                .add(reference));
            }
        }
        mentions.forEach((root, references) -> contacts.put(root, describe(references)));
    }

    /** Nobody, when nothing is named or only what is shared. */
    @Nullable Contact of(@Nullable ContactReference reference) {
        if (reference == null || own(reference).isEmpty()) {
            return null;
        }
        Contact contact = contacts.get(root(own(reference).getFirst()));
        if (contact == null) {
            throw new IllegalArgumentException("no event names " + reference);
        }
        return contact;
    }

    static List<ContactReference> references(Event event) {
        return switch (event) {
            case Event.MessageSent sent -> List.of(sent.contact());
            case Event.PurchasePlaced placed ->
                Stream.ofNullable(placed.contact()).toList();
            case Event.AnswerEvent answer -> Stream.ofNullable(answer.contact()).toList();
            case Event.ContactIdentified identified ->
                Stream.concat(Stream.of(identified.contact()), Stream.ofNullable(identified.sameAs()))
                        .toList();
            case Event.MessageDelivered _,
                    Event.MessagePriced _,
                    Event.MessageRead _,
                    Event.MessageFailed _,
                    Event.MessageClicked _,
                    Event.PurchaseUpdated _,
                    Event.PurchaseRefunded _,
                    Event.PurchaseCancelled _,
                    Event.PurchaseRestored _ -> List.of();
        };
    }

    private List<Identity> own(ContactReference reference) {
        return Identities.of(reference).stream()
                .filter(identity -> !shared.contains(identity))
                .toList();
    }

    private void spell(ContactReference reference) {
        String phone = reference.phone();
        if (phone != null) {
            own(reference).stream()
                    .filter(identity -> identity.kind() == IdentityKind.PHONE)
                    .forEach(identity -> spellings.putIfAbsent(identity, phone));
        }
    }

    private Contact describe(List<ContactReference> mentions) {
        Set<Identity> identities = new HashSet<>();
        String name = null;
        String email = null;
        for (ContactReference mention : mentions) {
            identities.addAll(own(mention));
            name = latest(mention.name(), name);
            email = latest(ownEmail(mention), email);
        }
        Map<Identity, String> phones = new HashMap<>(spellings);
        phones.keySet().retainAll(identities);
        return new Contact(identities, phones, name, email);
    }

    private @Nullable String ownEmail(ContactReference reference) {
        String email = reference.email();
        boolean own = own(reference).stream().anyMatch(identity -> identity.kind() == IdentityKind.EMAIL);
        return email == null || !own ? null : email.strip();
    }

    private static @Nullable String latest(@Nullable String later, @Nullable String earlier) {
        return later == null ? earlier : later;
    }

    private Identity root(Identity identity) {
        Identity parent = parents.getOrDefault(identity, identity);
        return parent.equals(identity) ? identity : root(parent);
    }
}
