package io.touchstone.source.whatsapp;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.json.EventParser;
import io.touchstone.source.Adapter;
import io.touchstone.source.HookRequest;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.KindName;
import io.touchstone.source.LeanJson;
import io.touchstone.source.Parts;
import io.touchstone.source.Translation;
import io.touchstone.source.UnreadableBodyException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bodies of the WhatsApp Business Platform: accounts, their changes, and what stands in these. */
public final class WhatsAppAdapter implements Adapter<WhatsAppSettings> {

    private final EventParser parser;

    public WhatsAppAdapter(EventParser parser) {
        this.parser = parser;
    }

    @Override
    public Translation translate(WhatsAppSettings settings, HookRequest request) {
        Parts parts = new Parts(parser);
        try {
            add(LeanJson.read(request.body(), WebhookNames.FIELDS), settings, parts);
        } catch (UnreadableBodyException unreadable) {
            parts.ignore("body", unreadable.reason());
        }
        return parts.translation();
    }

    private static void add(JsonNode body, WhatsAppSettings settings, Parts parts) {
        String object = text(body, "object");
        if (object != null && !object.equals(WebhookNames.OBJECT)) {
            parts.ignore(KindName.of("object", object), IgnoredReason.UNKNOWN);
            return;
        }
        for (JsonNode entry : body.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                add(change, text(entry, "id"), settings, parts);
            }
        }
        if (parts.size() == 0) {
            parts.ignore("body", IgnoredReason.INCOMPLETE);
        }
    }

    private static void add(JsonNode change, @Nullable String wabaId, WhatsAppSettings settings, Parts parts) {
        String field = text(change, "field");
        String kind = KindName.of("field", field);
        JsonNode value = change.path("value");
        String number = text(value.path("metadata"), "phone_number_id");
        boolean aboutPeople = "messages".equals(field) || "user_preferences".equals(field);
        if (settings.isForeignAccount(wabaId)
                || ((aboutPeople || number != null) && settings.isForeignNumber(number))) {
            parts.ignore(kind, IgnoredReason.FOREIGN);
        } else if (field == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
        } else if (aboutPeople) {
            addPeople(value, kind, settings, parts);
        } else {
            String event = text(value, "event");
            parts.ignore(
                    event == null ? kind : KindName.of(kind, event),
                    WebhookNames.SILENT_CHANGES.contains(field) ? IgnoredReason.NOT_COUNTED : IgnoredReason.UNKNOWN);
        }
    }

    private static void addPeople(JsonNode value, String kind, WhatsAppSettings settings, Parts parts) {
        int before = parts.size();
        AccountChange change = AccountChange.of(settings, value);
        each(value.path("statuses"), new MessageStatuses(change, parts)::add);
        each(value.path("messages"), new InboundMessages(change, parts)::add);
        each(value.path("user_preferences"), new MarketingPreferences(change, parts)::add);
        if (!value.path("errors").isMissingNode()) {
            parts.ignore("errors", IgnoredReason.NOT_COUNTED);
        }
        if (parts.size() == before) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
        }
    }

    private static void each(JsonNode array, Consumer<JsonNode> what) {
        if (array.isArray()) {
            array.forEach(what);
        }
    }
}
