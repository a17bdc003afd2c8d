package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.facts.contact.KnownIdentity.FirstNaming;
import io.touchstone.facts.contact.SelectGivenAttributes.Given;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what is stored of some identities is what an event, the one that it is said to be of, gave. */
final class GivenCheck {

    private final Map<String, Given> given;

    private GivenCheck(Map<String, Given> given) {
        this.given = given;
    }

    static GivenCheck of(Tenant tenant, Collection<KnownIdentity> identities) {
        Set<String> eventIds = new HashSet<>();
        for (KnownIdentity identity : identities) {
            eventIds.add(identity.first().order().eventId());
            add(eventIds, identity.name());
            add(eventIds, identity.email());
        }
        return new GivenCheck(SelectGivenAttributes.by(tenant, eventIds));
    }

    private static void add(Set<String> eventIds, @Nullable Attribute attribute) {
        if (attribute != null) {
            eventIds.add(attribute.order().eventId());
        }
    }

    boolean firstIsGiven(KnownIdentity identity) {
        FirstNaming first = identity.first();
        Given by = by(identity, first.order());
        return by == null ? identity.frozen() : Objects.equals(by.spelling(identity.key()), first.spelling());
    }

    boolean nameIsGiven(KnownIdentity identity) {
        Attribute name = identity.name();
        if (name == null) {
            return true;
        }
        Given by = by(identity, name.order());
        return by == null ? identity.frozen() : isOf(name, by.name());
    }

    boolean emailIsGiven(KnownIdentity identity) {
        Attribute email = identity.email();
        if (email == null) {
            return true;
        }
        Given by = by(identity, email.order());
        return by == null ? identity.frozen() : isOf(email, by.email());
    }

    /** What an event gave of somebody who was erased stands nowhere any more. */
    private static boolean isOf(Attribute attribute, @Nullable String given) {
        return attribute.isErased() ? given == null : attribute.value().equals(given);
    }

    /** An identity without what no event gave: whatever event is added to it then stands. */
    KnownIdentity given(KnownIdentity identity) {
        return new KnownIdentity(
                identity.key(),
                identity.identity(),
                identity.contactKey(),
                firstIsGiven(identity) ? identity.first() : FirstNaming.UNKNOWN,
                nameIsGiven(identity) ? Attribute.unlessErased(identity.name()) : null,
                emailIsGiven(identity) ? Attribute.unlessErased(identity.email()) : null,
                identity.frozen());
    }

    /** Null where it is not there: of an identity that events named which are gone it is taken to have been one of them. */
    private @Nullable Given by(KnownIdentity identity, EventOrder order) {
        Given by = given.get(order.eventId());
        return by != null && by.at() == order.at() && by.names(identity.key()) ? by : null;
    }
}
