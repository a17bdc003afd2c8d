package io.touchstone.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact as an event names it: at least one identity, and attributes of which the latest known value wins.
 *
 * @param id the caller's own id
 * @param phone E.164 with its leading {@code +}, as it was written
 * @param email as it was written; an identity, and an attribute, too
 */
public record ContactReference(
        @Nullable String id,
        @Nullable String phone,
        @Nullable String whatsappUserId,
        @Nullable String name,
        @Nullable String email) {

    public ContactReference {
        if (id == null && phone == null && whatsappUserId == null && email == null) {
            throw new IllegalArgumentException("a contact needs an identity");
        }
    }

    /** The identities given, all of which belong to one contact. */
    public List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(4);
        if (id != null) {
            identities.add(new Identity(Identity.IdentityKind.ID, id));
        }
        if (phone != null) {
            identities.add(new Identity(Identity.IdentityKind.PHONE, PhoneNumber.oneForm(phone)));
        }
        if (whatsappUserId != null) {
            identities.add(new Identity(Identity.IdentityKind.WHATSAPP_USER_ID, whatsappUserId));
        }
        if (email != null) {
            identities.add(new Identity(Identity.IdentityKind.EMAIL, EmailAddress.oneForm(email)));
        }
        return identities;
    }
}
