package io.touchstone.source.whatsapp;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.EventType;
import io.touchstone.source.ContentIds;
import io.touchstone.source.EpochSeconds;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.KindName;
import io.touchstone.source.Parts;
import java.time.Instant;

/** That people want no more marketing, or some again, as they told WhatsApp and not us. */
final class MarketingPreferences {

    private final AccountChange change;
    private final Parts parts;

    MarketingPreferences(AccountChange change, Parts parts) {
        this.change = change;
        this.parts = parts;
    }

    void add(JsonNode preference) {
        String category = text(preference, "category");
        String value = text(preference, "value");
        String kind = KindName.of("preference", value);
        if (category != null && !category.equals("marketing_messages")) {
            parts.ignore(KindName.of("preference", category), IgnoredReason.UNKNOWN);
            return;
        }
        switch (value) {
            case null -> parts.ignore(kind, IgnoredReason.INCOMPLETE);
            case "stop" -> addStop(preference, kind);
            case "resume", "signup" -> parts.ignore(kind, IgnoredReason.NOT_COUNTED);
            default -> parts.ignore(kind, IgnoredReason.UNKNOWN);
        }
    }

    private void addStop(JsonNode preference, String kind) {
        WhatsAppUser named =
                change.users().known(WhatsAppUser.named(text(preference, "wa_id"), text(preference, "user_id")));
        Instant at = EpochSeconds.of(text(preference, "timestamp"));
        if (at == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
            return;
        }
        if (named.isNobody()) {
            parts.ignore(kind, IgnoredReason.NO_CONTACT);
            return;
        }
        String id = ContentIds.of(
                AccountChange.PREFIX,
                "stop",
                change.number(),
                named.phone(),
                named.userId(),
                Long.toString(at.getEpochSecond()));
        ObjectNode optedOut = Parts.event(id, EventType.CONTACT_OPTED_OUT, at);
        optedOut.set("contact", named.contact());
        parts.addFact(kind, optedOut);
    }
}
