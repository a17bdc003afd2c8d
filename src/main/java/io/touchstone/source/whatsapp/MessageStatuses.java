package io.touchstone.source.whatsapp;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Category;
import io.touchstone.event.EventType;
import io.touchstone.source.ContentIds;
import io.touchstone.source.EpochSeconds;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.KindName;
import io.touchstone.source.Part;
import io.touchstone.source.Parts;
import io.touchstone.source.SourceCarrier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of messages of ours. */
final class MessageStatuses {

    private final AccountChange change;
    private final Parts parts;

    MessageStatuses(AccountChange change, Parts parts) {
        this.change = change;
        this.parts = parts;
    }

    void add(JsonNode json) {
        String type = text(json, "type");
        if (type != null && !type.equals("message")) {
            // A payment fails, too, and is no message of ours.
            boolean known = type.equals("payment") || type.equals("call");
            parts.ignore(KindName.of("status", type), known ? IgnoredReason.NOT_COUNTED : IgnoredReason.UNKNOWN);
            return;
        }
        String state = text(json, "status");
        String kind = KindName.of("status", state);
        switch (state) {
            case null -> parts.ignore(kind, IgnoredReason.INCOMPLETE);
            case "sent", "delivered", "read", "played", "failed" -> add(json, state, kind);
            default -> parts.ignore(kind, IgnoredReason.UNKNOWN);
        }
    }

    /**
     * One whose state is known.
     *
     * @param participant of a group, as in the id of their message; null in a chat of two
     */
    private record Status(
            JsonNode json,
            String state,
            String kind,
            String messageId,
            @Nullable String participant,
            Instant at,
            WhatsAppUser recipient,
            @Nullable String recipientKey) {}

    private void add(JsonNode json, String state, String kind) {
        boolean group = isOfGroup(json);
        WhatsAppUser recipient = group
                ? WhatsAppUser.named(
                        text(json, "recipient_participant_id"), text(json, "recipient_participant_user_id"))
                : WhatsAppUser.named(
                        text(json, "recipient_id"),
                        text(json, "wa_id"),
                        text(json, "recipient_user_id"),
                        text(json, "user_id"));
        String key = recipient.key();
        String wamid = text(json, "id");
        Instant at = EpochSeconds.of(text(json, "timestamp"));
        if (wamid == null || at == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
            return;
        }
        if (group && key == null) {
            parts.ignore(kind, IgnoredReason.NO_CONTACT);
            return;
        }
        @Nullable String participant = group ? key : null;
        add(new Status(
                json,
                state,
                kind,
                AccountChange.messageId(wamid, participant),
                participant,
                at,
                change.users().known(recipient),
                key));
    }

    private static boolean isOfGroup(JsonNode status) {
        return "group".equals(text(status, "recipient_type"))
                || text(status, "recipient_participant_id") != null
                || text(status, "recipient_participant_user_id") != null;
    }

    private void add(Status status) {
        switch (status.state) {
            case "sent" -> {
                addSource(status);
                addIdentities(status);
            }
            case "failed" -> {
                addSource(status);
                addIdentities(status);
                addFact(status, EventType.MESSAGE_FAILED);
            }
            case "delivered" -> {
                addSourceOfGroup(status);
                if (addFact(status, EventType.MESSAGE_DELIVERED)) {
                    addCharge(status);
                }
            }
            case "read" -> {
                addSourceOfGroup(status);
                if (addFact(status, EventType.MESSAGE_READ)) {
                    addCharge(status);
                }
            }
            default -> {
                addSourceOfGroup(status);
                addFact(status, EventType.MESSAGE_READ);
            }
        }
    }

    /** That a message was sent to a group is told without its participants: each is known by what became of it with them. */
    private void addSourceOfGroup(Status status) {
        if (status.participant != null) {
            addSource(status);
        }
    }

    private void addSource(Status status) {
        SourceCarrier carrier = SourceCarrier.read(status.json.path("biz_opaque_callback_data"));
        boolean fallback = carrier == null;
        if (carrier == null && change.settings().defaultCampaignId() != null) {
            carrier = SourceCarrier.ofCampaign(change.settings().defaultCampaignId());
        }
        boolean mustSay = status.state.equals("sent");
        if (carrier == null) {
            if (mustSay) {
                parts.ignore(status.kind, IgnoredReason.NO_SOURCE);
            }
            return;
        }
        if (status.recipient.isNobody()) {
            if (mustSay) {
                parts.ignore(status.kind, IgnoredReason.NO_CONTACT);
            }
            return;
        }
        ObjectNode sent = event(status, EventType.MESSAGE_SENT, fallback ? "fallback" : "sent")
                .put("message_id", status.messageId);
        sent.set("contact", status.recipient.contact());
        carrier.writeTo(sent);
        Parts.put(sent, "category", text(status.json.path("pricing"), "category"));
        Parts.put(sent, "ref", carrier.ref());
        if (fallback) {
            sent.put("fallback", true);
        }
        parts.addFact(status.kind, sent);
    }

    /** Once a message is enough. Who was sent to by somebody else's event is then known by the id in which they answer, too. */
    private void addIdentities(Status status) {
        if (status.recipient.hasBoth()) {
            ObjectNode identified = event(
                    status,
                    EventType.CONTACT_IDENTIFIED,
                    "identified " + status.recipient.phone() + ' ' + status.recipient.userId());
            identified.set("contact", status.recipient.contact());
            parts.addFact(status.kind, identified);
        }
    }

    private boolean addFact(Status status, EventType type) {
        ObjectNode fact = event(status, type, "").put("message_id", status.messageId);
        if (type == EventType.MESSAGE_FAILED) {
            JsonNode error = status.json.path("errors").path(0);
            String title = text(error, "title");
            Parts.put(fact, "code", text(error, "code"));
            Parts.put(fact, "reason", title == null ? text(error, "message") : title);
        }
        return parts.addFact(status.kind, fact);
    }

    /** Of messages that cost nothing, too, and of those of which it is not said: whoever asks why there is no price has an answer. */
    private void addCharge(Status status) {
        JsonNode pricing = status.json.path("pricing");
        if (!pricing.isObject()) {
            return;
        }
        String type = text(pricing, "type");
        parts.add(new Part.Charge(
                status.kind,
                status.messageId,
                status.at,
                status.state.equals("delivered"),
                Category.of(text(pricing, "category")),
                type == null ? text(pricing, "pricing_type") : type,
                flag(text(pricing, "billable")),
                text(pricing, "pricing_model"),
                status.recipient.phone(),
                status.recipient.userId()));
    }

    /** Null of what is neither. */
    private static @Nullable Boolean flag(@Nullable String text) {
        boolean known = "true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text);
        return known ? (Boolean) Boolean.parseBoolean(text) : null;
    }

    /** @param meaning tells apart what comes of one status */
    private ObjectNode event(Status status, EventType type, String meaning) {
        String id = ContentIds.of(
                AccountChange.PREFIX,
                "status",
                change.number(),
                status.messageId,
                status.recipientKey,
                status.state,
                Long.toString(status.at.getEpochSecond()),
                meaning);
        return Parts.event(id, type, status.at);
    }
}
