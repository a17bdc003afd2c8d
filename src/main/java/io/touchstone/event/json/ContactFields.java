package io.touchstone.event.json;

import static io.touchstone.event.json.RejectionType.MISSING_FIELD;

import io.touchstone.event.ContactReference;
import io.touchstone.event.EmailAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the object that names a contact. */
final class ContactFields {

    static final Set<String> NAMES = Set.of("id", "phone", "whatsapp_user_id", "name", "email");

    private ContactFields() {}

    static @Nullable ContactReference find(EventFields event, String name) {
        return event.has(name) ? require(event, name) : null;
    }

    static ContactReference require(EventFields event, String name) {
        ContactReference contact = read(event.requireObject(name, NAMES));
        if (contact == null) {
            throw event.refused(
                    MISSING_FIELD,
                    name,
                    "needs at least one of id, phone, whatsapp_user_id and email, which has an @ and at most "
                            + EmailAddress.MAX_LENGTH + " characters");
        }
        return contact;
    }

    /** As far as an order needs one: who is named by an e-mail alone that is none is nobody. */
    static @Nullable ContactReference ofOrder(EventFields event, String name) {
        if (!event.has(name)) {
            return null;
        }
        EventFields fields = event.requireObject(name, NAMES);
        return fields.has("email") ? read(fields) : require(event, name);
    }

    private static @Nullable ContactReference read(EventFields fields) {
        String id = fields.findIdentifier("id");
        String phone = fields.findPhone("phone");
        String whatsappUserId = fields.findIdentifier("whatsapp_user_id");
        String email = fields.findEmail("email");
        return id == null && phone == null && whatsappUserId == null && email == null
                ? null
                : new ContactReference(
                        id, phone, whatsappUserId, fields.findText("name", EventLimits.NAME_LENGTH), email);
    }
}
