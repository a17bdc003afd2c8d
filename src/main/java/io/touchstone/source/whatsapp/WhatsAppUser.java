package io.touchstone.source.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Identifier;
import io.touchstone.event.PhoneNumber;
import io.touchstone.source.Parts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person as WhatsApp names one: by a number, by an id that Meta made for the business, by both, or, where it leaves out what it
 * should have said, by neither.
 *
 * @param phone E.164 with its {@code +}
 */
record WhatsAppUser(
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String name) {

    static final WhatsAppUser NOBODY = new WhatsAppUser(null, null, null);

    /** A country, a dot, and what Meta likes: {@code FR.13491208655302741918}. */
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z]{2}\\.[A-Za-z0-9._-]+");

    /** Whoever is named by these, each a number with or without its {@code +}, an id, or nothing that says who. */
    static WhatsAppUser named(@Nullable String... names) {
        String phone = null;
        String userId = null;
        for (@Nullable String given : names) {
            String name = given == null ? "" : given.strip();
            String asPhone = name.startsWith("+") ? name : '+' + name;
            if (phone == null && PhoneNumber.violation(asPhone).isEmpty()) {
                phone = asPhone;
            } else if (userId == null && isUserId(name)) {
                userId = name;
            }
        }
        return new WhatsAppUser(phone, userId, null);
    }

    private static boolean isUserId(String name) {
        return USER_ID.matcher(name).matches() && Identifier.violation(name).isEmpty();
    }

    /** What is known of them by both; where they differ, what this one says. */
    WhatsAppUser and(WhatsAppUser other) {
        return new WhatsAppUser(
                phone == null ? other.phone : phone,
                userId == null ? other.userId : userId,
                name == null ? other.name : name);
    }

    boolean isNobody() {
        return phone == null && userId == null;
    }

    /** Whether it tells that a number and an id are one person's. */
    boolean hasBoth() {
        return phone != null && userId != null;
    }

    /** The name in ids: the digits of the number, else the id; null when there is neither. */
    @Nullable String key() {
        return phone == null ? userId : phone.substring(1);
    }

    /** As an event names a contact. */
    ObjectNode contact() {
        ObjectNode contact = JsonNodeFactory.instance.objectNode();
        Parts.put(contact, "phone", phone);
        Parts.put(contact, "whatsapp_user_id", userId);
        Parts.put(contact, "name", name);
        return contact;
    }
}
