package io.touchstone.query.purchase;

import io.touchstone.event.EmailAddress;
import io.touchstone.event.Identifier;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.PhoneNumber;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.mask.Masks;
import io.touchstone.problem.Choice;
import io.touchstone.problem.ProblemException;
import io.touchstone.sql.Tenant;
import java.util.Optional;

/** Whose purchases are asked for: by the key that answers gave, or by an identity, which takes {@code read_contacts}. */
sealed interface AskedContact {

    /** The contact that is meant now; empty when there is none. */
    Optional<Long> find(Tenant tenant, Masks masks);

    record ByKey(String key) implements AskedContact {
        @Override
        public Optional<Long> find(Tenant tenant, Masks masks) {
            return SelectProfiles.byKey(tenant, key, masks.ids());
        }
    }

    record ByIdentity(Identity identity) implements AskedContact {
        @Override
        public Optional<Long> find(Tenant tenant, Masks masks) {
            return SelectProfiles.byIdentity(tenant, identity);
        }
    }

    /** What may stand before the first colon. */
    enum By {
        KEY("key:"),
        ID("id:"),
        PHONE("phone:"),
        WHATSAPP_USER_ID("whatsapp_user_id:"),
        EMAIL("email:");

        private final String prefix;

        By(String prefix) {
            this.prefix = prefix;
        }

        private AskedContact of(String value) {
            return switch (this) {
                case KEY -> new ByKey(value);
                case ID -> checked(IdentityKind.ID, value, Identifier.violation(value));
                case PHONE -> checked(IdentityKind.PHONE, value, PhoneNumber.violation(value));
                case WHATSAPP_USER_ID -> checked(IdentityKind.WHATSAPP_USER_ID, value, Identifier.violation(value));
                case EMAIL ->
                    EmailAddress.find(value)
                            .map(email -> new ByIdentity(new Identity(IdentityKind.EMAIL, EmailAddress.oneForm(email))))
                            .orElseThrow(() -> ProblemException.invalidParameter(
                                    "contact", "must have an @ and at most 254 characters"));
            };
        }
    }

    /** Of the parameter {@code contact}, such as {@code phone:+33612345678}. */
    static AskedContact parse(String contact) {
        int colon = contact.indexOf(':');
        By by = Choice.of("contact", By.values(), candidate -> candidate.prefix)
                .apply(colon < 0 ? contact : contact.substring(0, colon + 1));
        return by.of(contact.substring(colon + 1));
    }

    private static AskedContact checked(IdentityKind kind, String value, Optional<String> violation) {
        violation.ifPresent(detail -> {
            // What a plus sign that was not encoded has become.
            throw ProblemException.invalidParameter(
                    "contact", value.startsWith(" ") ? detail + "; in an address it is written %2B" : detail);
        });
        return new ByIdentity(new Identity(kind, kind == IdentityKind.PHONE ? PhoneNumber.oneForm(value) : value));
    }
}
