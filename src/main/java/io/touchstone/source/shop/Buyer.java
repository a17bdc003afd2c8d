package io.touchstone.source.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.EmailAddress;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.PhoneNumber;
import io.touchstone.source.Parts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a shop says bought, by what it knows of them.
 *
 * @param id with the namespace of the shop
 * @param email as it was typed
 * @param phone E.164
 */
public record Buyer(
        @Nullable String id,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name) {

    public Buyer {
        email = email == null ? null : EmailAddress.find(email).orElse(null);
    }

    /** As events name a contact; null where nothing says who it is. */
    @Nullable ObjectNode contact() {
        if (id == null && email == null && phone == null) {
            return null;
        }
        ObjectNode contact = JsonNodeFactory.instance.objectNode();
        Parts.put(contact, "id", id);
        Parts.put(contact, "phone", phone);
        Parts.put(contact, "email", email);
        Parts.put(contact, "name", name);
        return contact;
    }

    /** By which contacts are found; none where nothing says who it is. */
    public List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        if (id != null) {
            identities.add(new Identity(IdentityKind.ID, id));
        }
        if (phone != null) {
            identities.add(new Identity(IdentityKind.PHONE, PhoneNumber.oneForm(phone)));
        }
        if (email != null) {
            identities.add(new Identity(IdentityKind.EMAIL, EmailAddress.oneForm(email)));
        }
        return identities;
    }

    /** First and last name as one; null where there is neither. */
    public static @Nullable String name(@Nullable String first, @Nullable String last) {
        String both = ((first == null ? "" : first) + ' ' + (last == null ? "" : last)).strip();
        return both.isEmpty() ? null : both;
    }
}
