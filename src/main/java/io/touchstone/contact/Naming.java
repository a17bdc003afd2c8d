package io.touchstone.contact;

import io.touchstone.contact.Contact.Attribute;
import io.touchstone.event.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event's word that some identities are one person.
 *
 * @param identityKeys at least one
 */
public record Naming(
        Stamp stamp,
        List<Long> identityKeys,
        @Nullable String name,
        @Nullable String email) {

    public Naming {
        identityKeys = List.copyOf(identityKeys);
    }

    @Nullable Attribute nameAttribute() {
        return name == null ? null : new Attribute(name, stamp);
    }

    @Nullable Attribute emailAttribute() {
        return email == null ? null : new Attribute(email, stamp);
    }
}
