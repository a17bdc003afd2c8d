package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an identity. Adding the events that name it in any order gives the same.
 *
 * @param contactKey whose it is; null of one that is shared, but for one that keeps a contact that nobody else has
 * @param first of the events that name it
 * @param name that the latest of them gave the contact, as does the e-mail
 * @param frozen whether any of them is gone: what an event gave that is not there is then taken as given
 */
record KnownIdentity(
        long key,
        Identity identity,
        @Nullable Long contactKey,
        FirstNaming first,
        @Nullable Attribute name,
        @Nullable Attribute email,
        boolean frozen) {

    /** @param spelling as {@link NamedIdentity#spelling} */
    record FirstNaming(EventOrder order, @Nullable String spelling) {

        /** After every other. */
        static final FirstNaming UNKNOWN = new FirstNaming(new EventOrder(Long.MAX_VALUE, ""), null);

        private FirstNaming or(FirstNaming other) {
            return other.order.isBefore(order) ? other : this;
        }
    }

    static KnownIdentity unknown(long key, Identity identity, IdentityClaim claim, @Nullable String spelling) {
        return new KnownIdentity(
                key,
                identity,
                null,
                new FirstNaming(claim.order(), spelling),
                claim.nameAttribute(),
                claim.emailAttribute(),
                false);
    }

    KnownIdentity with(IdentityClaim claim, @Nullable String spelling) {
        return new KnownIdentity(
                key,
                identity,
                contactKey,
                first.or(new FirstNaming(claim.order(), spelling)),
                Attribute.latest(name, claim.nameAttribute()),
                Attribute.latest(email, claim.emailAttribute()),
                frozen);
    }

    KnownIdentity of(@Nullable Long otherContactKey) {
        return new KnownIdentity(key, identity, otherContactKey, first, name, email, frozen);
    }

    /** As it is shown to people. */
    String shown() {
        return first.spelling() == null ? identity.value() : first.spelling();
    }
}
