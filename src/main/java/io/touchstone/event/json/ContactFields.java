package io.touchstone.event.json;

import static io.touchstone.event.json.RejectionType.MISSING_FIELD;

import io.touchstone.event.ContactReference;
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
        EventFields fields = event.requireObject(name, NAMES);
        String id = fields.findIdentifier("id");
        String phone = fields.findPhone("phone");
        String whatsappUserId = fields.findIdentifier("whatsapp_user_id");
        if (id == null && phone == null && whatsappUserId == null) {
            throw event.refused(MISSING_FIELD, name, "needs at least one of id, phone and whatsapp_user_id");
        }
        return new ContactReference(
                id,
                phone,
                whatsappUserId,
                fields.findText("name", EventLimits.NAME_LENGTH),
                fields.findText("email", EventLimits.EMAIL_LENGTH));
    }
}
