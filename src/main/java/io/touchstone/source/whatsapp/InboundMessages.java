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
import org.jspecify.annotations.Nullable;

/** What people write to us. */
final class InboundMessages {

    private static final String QUICK_REPLY = "quick_reply";
    private static final String TEXT = "text";

    private final AccountChange change;
    private final Parts parts;

    InboundMessages(AccountChange change, Parts parts) {
        this.change = change;
        this.parts = parts;
    }

    /**
     * One with what all types have.
     *
     * @param sender as the message names them
     * @param user the same with all that is known
     */
    private record Inbound(JsonNode json, String kind, String id, Instant at, WhatsAppUser sender, WhatsAppUser user) {

        /** The id that a message of ours to the same chat has: in a group, that of the sender's own; null if that cannot be told. */
        @Nullable String ours(@Nullable String wamid) {
            boolean inGroup = text(json, "group_id") != null;
            return wamid == null || (inGroup && sender.key() == null)
                    ? null
                    : AccountChange.messageId(wamid, inGroup ? sender.key() : null);
        }
    }

    void add(JsonNode json) {
        String type = text(json, "type");
        String kind = KindName.of("message", type);
        switch (type) {
            case null -> parts.ignore(kind, IgnoredReason.INCOMPLETE);
            case "order", "edit", "revoke", "unsupported", "ephemeral", "request_welcome" ->
                parts.ignore(kind, IgnoredReason.NOT_COUNTED);
            case "button",
                    "interactive",
                    "reaction",
                    "system",
                    "contacts",
                    "text",
                    "image",
                    "video",
                    "audio",
                    "voice",
                    "document",
                    "sticker",
                    "location" -> add(json, type, kind);
            default -> parts.ignore(kind, IgnoredReason.UNKNOWN);
        }
    }

    private void add(JsonNode json, String type, String kind) {
        String id = text(json, "id");
        Instant at = EpochSeconds.of(text(json, "timestamp"));
        if (id == null || at == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
            return;
        }
        WhatsAppUser sender = WhatsAppUser.named(text(json, "from"), text(json, "from_user_id"));
        Inbound message = new Inbound(json, kind, id, at, sender, change.users().known(sender));
        switch (type) {
            case "button" -> {
                JsonNode button = json.path("button");
                addQuickReply(message, orElse(text(button, "payload"), text(button, "text")));
            }
            case "interactive" -> addInteractive(message);
            case "reaction" -> addReaction(message);
            case "system" -> new IdentityChange(parts).add(json, kind, at, sender);
            case "contacts" -> {
                new IdentityChange(parts).addCard(json, kind, at, message.user);
                addText(message);
            }
            default -> {
                addOptOut(message);
                addText(message);
            }
        }
    }

    private void addInteractive(Inbound message) {
        JsonNode interactive = message.json.path("interactive");
        String type = text(interactive, "type");
        String kind = KindName.of(message.kind, type);
        switch (type) {
            case null -> parts.ignore(kind, IgnoredReason.INCOMPLETE);
            case "button_reply", "list_reply" -> {
                JsonNode reply = interactive.path(type);
                addQuickReply(message, orElse(text(reply, "id"), text(reply, "title")));
            }
            // Of a form that was filled in, what it holds is nobody's here but the business's.
            case "nfm_reply" -> addQuickReply(message, orElse(text(interactive.path(type), "name"), "flow"));
            case "call_permission_reply" -> parts.ignore(kind, IgnoredReason.NOT_COUNTED);
            default -> parts.ignore(kind, IgnoredReason.UNKNOWN);
        }
    }

    /** Only messages of a business have buttons: whatever it names as the sender of the message, that was us. */
    private void addQuickReply(Inbound message, @Nullable String button) {
        String ours = message.ours(text(message.json.path("context"), "id"));
        addReply(message, ours, QUICK_REPLY, button);
    }

    private void addText(Inbound message) {
        JsonNode context = message.json.path("context");
        String answered = text(context, "id");
        if (isForwarded(context) || (answered != null && !isToUs(message, context))) {
            parts.ignore(message.kind, IgnoredReason.NO_ANSWER_TO_US);
            return;
        }
        addReply(message, message.ours(answered), TEXT, null);
    }

    private static boolean isForwarded(JsonNode context) {
        return "true".equals(text(context, "forwarded")) || "true".equals(text(context, "frequently_forwarded"));
    }

    /** People answer themselves, and in groups each other. */
    private boolean isToUs(Inbound message, JsonNode context) {
        String author = text(context, "from");
        if (author == null || change.isBusiness(author)) {
            return true;
        }
        boolean ownNumberIsKnown = !change.digits().isEmpty();
        WhatsAppUser other = WhatsAppUser.named(author);
        boolean own = other.key() != null && other.key().equals(message.sender.key());
        return !ownNumberIsKnown && !own;
    }

    private void addReply(Inbound message, @Nullable String ours, String how, @Nullable String button) {
        if (ours == null && message.user.isNobody()) {
            parts.ignore(message.kind, IgnoredReason.NO_CONTACT);
            return;
        }
        // Of what WhatsApp knows of the sender nothing is in the id: the same answer is one answer, however much it
        // tells.
        ObjectNode reply = event(message, EventType.MESSAGE_REPLIED, how, ours, button);
        Parts.put(reply, "message_id", ours);
        if (!message.user.isNobody()) {
            reply.set("contact", message.user.contact());
        }
        reply.put("kind", how);
        Parts.put(reply, "button", button);
        parts.addFact(message.kind, reply);
    }

    /** A reaction that is taken back has none: what it proved, it proved before. */
    private void addReaction(Inbound message) {
        JsonNode reaction = message.json.path("reaction");
        if (text(reaction, "emoji") == null) {
            parts.ignore(message.kind, IgnoredReason.NOT_COUNTED);
            return;
        }
        String ours = message.ours(text(reaction, "message_id"));
        if (ours == null) {
            parts.ignore(message.kind, IgnoredReason.INCOMPLETE);
            return;
        }
        parts.addFact(
                message.kind,
                event(message, EventType.MESSAGE_READ, "reaction", ours, null).put("message_id", ours));
    }

    private void addOptOut(Inbound message) {
        String body = text(message.json.path("text"), "body");
        boolean said = body != null
                && !isForwarded(message.json.path("context"))
                && change.settings().isOptOut(body);
        if (said && !message.user.isNobody()) {
            ObjectNode optedOut = event(message, EventType.CONTACT_OPTED_OUT, "keyword", null, null);
            optedOut.set("contact", message.user.contact());
            parts.addFact(message.kind, optedOut);
        }
    }

    private ObjectNode event(
            Inbound message, EventType type, String meaning, @Nullable String ours, @Nullable String detail) {
        String id = ContentIds.of(
                AccountChange.PREFIX,
                "message",
                change.number(),
                message.id,
                Long.toString(message.at.getEpochSecond()),
                meaning,
                ours,
                detail);
        return Parts.event(id, type, message.at);
    }

    private static @Nullable String orElse(@Nullable String text, @Nullable String other) {
        return text == null ? other : text;
    }
}
