package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event's word that some identities are one person.
 *
 * @param subjectKey of the event, as is the next
 * @param identities at least one
 */
public record IdentityClaim(
        EventOrder order,
        long subjectKey,
        long eventKey,
        List<NamedIdentity> identities,
        @Nullable String name,
        @Nullable String email) {

    public IdentityClaim {
        identities = List.copyOf(identities);
    }

    public List<Long> keys() {
        return identities.stream().map(NamedIdentity::key).toList();
    }

    @Nullable Attribute nameAttribute() {
        return Attribute.of(name, order);
    }

    @Nullable Attribute emailAttribute() {
        return Attribute.of(email, order);
    }
}
