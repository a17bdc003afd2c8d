package io.touchstone.source.whatsapp;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What all messages and statuses of a change have in common.
 *
 * @param number the business's, by Meta's id; empty where it does not say
 * @param digits of the business's number as it is shown; empty where it does not say
 */
record AccountChange(WhatsAppSettings settings, String number, String digits, WhatsAppUsers users) {

    /** Every id of an event that comes from WhatsApp begins so. */
    static final String PREFIX = "wa_";

    static AccountChange of(WhatsAppSettings settings, JsonNode value) {
        JsonNode metadata = value.path("metadata");
        return new AccountChange(
                settings,
                orEmpty(text(metadata, "phone_number_id")),
                digits(orEmpty(text(metadata, "display_phone_number"))),
                new WhatsAppUsers(
                        value.path("contacts"),
                        value.path("statuses").size()
                                + value.path("messages").size()
                                + value.path("user_preferences").size()));
    }

    /** Whether this is how the business is named as the sender of a message: by its number, or by that number's id. */
    boolean isBusiness(String sender) {
        return sender.equals(number) || (!digits.isEmpty() && digits(sender).equals(digits));
    }

    /** Of a group, each participant has a message of their own. */
    static String messageId(String wamid, @Nullable String participant) {
        return participant == null ? wamid : wamid + ':' + participant;
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
