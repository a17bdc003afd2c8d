package io.touchstone.source.whatsapp;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.EventType;
import io.touchstone.source.ContentIds;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.KindName;
import io.touchstone.source.Parts;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** That somebody is who they were: under a new number or id, or by a card with their number. */
final class IdentityChange {

    /**
     * The end of Meta's sentence, in which alone an id that is no more may stand. What is before it has the person's name in it,
     * which may be anything, a sentence like this one too.
     */
    private static final Pattern CHANGED = Pattern.compile("changed from (\\S{1,255}) to (\\S{1,255})$");

    /** Longer sentences than Meta writes are not searched. */
    private static final int LONGEST_SENTENCE = 2_000;

    private static final String ASKED_FOR = "contact_request";

    private final Parts parts;

    IdentityChange(Parts parts) {
        this.parts = parts;
    }

    /** @param sender the number or the id that was, or is, theirs */
    void add(JsonNode message, String kindOfMessage, Instant at, WhatsAppUser sender) {
        JsonNode system = message.path("system");
        String type = text(system, "type");
        String kind = KindName.of(kindOfMessage, type);
        switch (type) {
            case null -> parts.ignore(kind, IgnoredReason.INCOMPLETE);
            case "user_changed_number", "user_changed_user_id" -> {
                WhatsAppUser now = WhatsAppUser.named(text(system, "wa_id"), text(system, "user_id"));
                add(kind, at, before(system, sender, now), now);
            }
            // The keys of their device are new, not the person.
            case "customer_identity_changed", "user_identity_changed" -> parts.ignore(kind, IgnoredReason.NOT_COUNTED);
            default -> parts.ignore(kind, IgnoredReason.UNKNOWN);
        }
    }

    /** A card that a person sent of themselves because we asked; any other is of anybody. */
    void addCard(JsonNode message, String kind, Instant at, WhatsAppUser sender) {
        JsonNode cards = message.path("contacts");
        JsonNode card = cards.path(0);
        boolean asked = ASKED_FOR.equals(text(message, "origin")) || ASKED_FOR.equals(text(card, "origin"));
        if (!asked || cards.size() != 1 || sender.isNobody()) {
            return;
        }
        JsonNode phone = card.path("phones").path(0);
        WhatsAppUser shown = WhatsAppUser.named(text(phone, "wa_id"), withoutSpaces(text(phone, "phone")));
        if (!shown.isNobody()) {
            add(kind, at, sender, new WhatsAppUser(shown.phone(), null, null));
        }
    }

    private void add(String kind, Instant at, WhatsAppUser before, WhatsAppUser now) {
        if (before.isNobody() || now.isNobody()) {
            parts.ignore(kind, IgnoredReason.NO_CONTACT);
            return;
        }
        // Each number of a business is told; it is one and the same.
        String id = ContentIds.of(
                AccountChange.PREFIX,
                "identity",
                Long.toString(at.getEpochSecond()),
                before.phone(),
                before.userId(),
                before.name(),
                now.phone(),
                now.userId());
        ObjectNode identified = Parts.event(id, EventType.CONTACT_IDENTIFIED, at);
        identified.set("contact", before.contact());
        identified.set("same_as", now.contact());
        parts.addFact(kind, identified);
    }

    private static WhatsAppUser before(JsonNode system, WhatsAppUser sender, WhatsAppUser now) {
        String body = text(system, "body");
        String sentence = body == null || body.length() > LONGEST_SENTENCE ? "" : body.strip();
        Matcher changed = CHANGED.matcher(sentence);
        if (!changed.find() || !isOneOf(now, WhatsAppUser.named(changed.group(2)))) {
            return sender;
        }
        WhatsAppUser said = WhatsAppUser.named(changed.group(1));
        return said.userId() == null ? sender : said.and(sender);
    }

    private static boolean isOneOf(WhatsAppUser now, WhatsAppUser said) {
        return said.key() != null
                && (said.key().equals(now.userId()) || said.key().equals(now.key()));
    }

    private static @Nullable String withoutSpaces(@Nullable String phone) {
        return phone == null ? null : phone.replaceAll("[^0-9+]", "");
    }
}
