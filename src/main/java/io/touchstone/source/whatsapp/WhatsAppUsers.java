package io.touchstone.source.whatsapp;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The people of a change, which stand beside its messages and statuses and not in them. Who is whom is told by numbers and ids alone:
 * a change may bring together several people, and their order is nobody's promise.
 */
final class WhatsAppUsers {

    private final Map<String, WhatsAppUser> byPhone = new HashMap<>();
    private final Map<String, WhatsAppUser> byUserId = new HashMap<>();
    private WhatsAppUser only = WhatsAppUser.NOBODY;

    /** @param items that the change has, each about somebody */
    WhatsAppUsers(JsonNode contacts, int items) {
        for (JsonNode contact : contacts) {
            WhatsAppUser user = WhatsAppUser.named(text(contact, "wa_id"), text(contact, "user_id"))
                    .and(new WhatsAppUser(null, null, text(contact.path("profile"), "name")));
            if (user.phone() != null) {
                byPhone.putIfAbsent(PhoneNumber.oneForm(user.phone()), user);
            }
            if (user.userId() != null) {
                byUserId.putIfAbsent(user.userId(), user);
            }
            only = contacts.size() == 1 && items == 1 ? user : WhatsAppUser.NOBODY;
        }
    }

    /** The same person with what the change says about them; who is not named can only be the only one. */
    WhatsAppUser known(WhatsAppUser user) {
        if (user.isNobody()) {
            return only;
        }
        @Nullable WhatsAppUser sameId = user.userId() == null ? null : byUserId.get(user.userId());
        if (sameId != null) {
            return user.and(sameId);
        }
        @Nullable WhatsAppUser samePhone = user.phone() == null ? null : byPhone.get(PhoneNumber.oneForm(user.phone()));
        boolean another = samePhone != null && user.userId() != null && samePhone.userId() != null;
        return samePhone == null || another ? user : user.and(samePhone);
    }
}
