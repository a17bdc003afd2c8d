package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.facts.contact.Contact.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event's word that some identities are one person.
 *
 * @param identityKeys at least one
 */
public record IdentityClaim(
        EventOrder order,
        List<Long> identityKeys,
        @Nullable String name,
        @Nullable String email) {

    public IdentityClaim {
        identityKeys = List.copyOf(identityKeys);
    }

    @Nullable Attribute nameAttribute() {
        return name == null ? null : new Attribute(name, order);
    }

    @Nullable Attribute emailAttribute() {
        return email == null ? null : new Attribute(email, order);
    }
}
