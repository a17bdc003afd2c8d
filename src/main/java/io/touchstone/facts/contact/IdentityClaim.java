package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.KnownIdentity.FirstNaming;
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

    /** What only events said that are gone: it joins, and tells nothing else of the identities. */
    static IdentityClaim ofGoneEvents(List<Long> keys) {
        return new IdentityClaim(
                FirstNaming.UNKNOWN.order(),
                KeyRange.BEFORE_FIRST,
                KeyRange.BEFORE_FIRST,
                keys.stream().map(key -> new NamedIdentity(key, null)).toList(),
                null,
                null);
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
