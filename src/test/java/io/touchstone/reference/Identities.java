package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a contact is named by, in the forms that are compared. */
final class Identities {

    private Identities() {}

    static List<Identity> of(ContactReference reference) {
        return Stream.of(
                        identity(IdentityKind.ID, reference.id()),
                        identity(IdentityKind.PHONE, reference.phone()),
                        identity(IdentityKind.WHATSAPP_USER_ID, reference.whatsappUserId()),
                        identity(IdentityKind.EMAIL, reference.email()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Identity identity(IdentityKind kind, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return new Identity(
                kind,
                switch (kind) {
                    case ID, WHATSAPP_USER_ID -> value;
                    case PHONE -> phone(value);
                    case EMAIL -> value.strip().toLowerCase(Locale.ROOT);
                });
    }

    private static String phone(String written) {
        return written.replaceFirst("^\\+521(\\d{10})$", "+52$1")
                .replaceFirst("^\\+549(\\d{10})$", "+54$1")
                .replaceFirst("^\\+55(?<area>\\d\\d)(?<number>[6-9]\\d{7})$", "+55${area}9${number}");
    }
}
