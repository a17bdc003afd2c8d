package io.touchstone.event.json;

import static io.touchstone.event.json.RejectionType.CONFLICTING_FIELDS;
import static io.touchstone.event.json.RejectionType.MISSING_FIELD;
import static io.touchstone.event.json.RejectionType.NOT_AN_OBJECT;
import static io.touchstone.event.json.RejectionType.OCCURRED_AT_OUT_OF_RANGE;
import static io.touchstone.event.json.RejectionType.UNKNOWN_TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON into events and checks every rule that an event can be held to by itself. What depends
 * on the workspace is {@link CurrencyRule}'s.
 *
 * <p>A field that is null counts as absent; a field that the event's type does not have is refused. May be shared by
 * threads.
 */
public final class EventParser {

    private final InstantSource clock;

    public EventParser(InstantSource clock) {
        this.clock = clock;
    }

    /** Never throws, whatever the JSON. */
    public ParsedEvent parse(JsonNode json) {
        if (!json.isObject()) {
            return new ParsedEvent.Rejection(
                    null, NOT_AN_OBJECT, "an event must be a JSON object, not " + Excerpt.of(json));
        }
        try {
            return new ParsedEvent.Valid(event(new EventFields(json, "")));
        } catch (RefusedException refused) {
            return refused.rejection(json.get("id"));
        }
    }

    /** What becomes of an event that has more bytes than {@link EventLimits#EVENT_BYTES}, of which none has to be kept. */
    public static ParsedEvent tooLarge() {
        return new ParsedEvent.Rejection(
                null, RejectionType.TOO_LARGE, "an event may have at most " + EventLimits.EVENT_BYTES + " bytes");
    }

    /** A line of NDJSON; its line end may be there or not. */
    public ParsedEvent parseLine(byte[] line) {
        return parseLine(line, 0, line.length);
    }

    /** A line of NDJSON inside a buffer. */
    public ParsedEvent parseLine(byte[] buffer, int offset, int length) {
        return switch (EventLine.read(buffer, offset, length)) {
            case EventLine.Value(JsonNode json) -> parse(json);
            case EventLine.Malformed(String detail) -> malformed(detail);
            case EventLine.Unreadable(String detail) -> malformed(detail);
            case EventLine.TooLarge() -> tooLarge();
        };
    }

    /**
     * An element of a JSON array inside a buffer, which costs no more than itself if it is too large, too deep, has too long a
     * number or a field twice.
     *
     * @throws NotJsonException when it is no JSON, which spoils the array
     */
    public ParsedEvent parseElement(byte[] buffer, int offset, int length) throws NotJsonException {
        return switch (EventLine.read(buffer, offset, length)) {
            case EventLine.Value(JsonNode json) -> parse(json);
            case EventLine.Malformed(String detail) -> throw new NotJsonException(detail);
            case EventLine.Unreadable(String detail) -> malformed(detail);
            case EventLine.TooLarge() -> tooLarge();
        };
    }

    private static ParsedEvent malformed(String detail) {
        return new ParsedEvent.Rejection(null, RejectionType.MALFORMED_JSON, detail);
    }

    private Event event(EventFields fields) {
        String id = fields.requireIdentifier("id");
        EventType type = type(fields);
        fields.allowOnly(type.fields(), type.code());
        Instant occurredAt = instant(fields, "occurred_at");
        return switch (type) {
            case MESSAGE_SENT ->
                new Event.MessageSent(
                        id,
                        occurredAt,
                        fields.requireIdentifier("message_id"),
                        ContactFields.require(fields, "contact"),
                        source(fields),
                        MoneyFields.findCost(fields),
                        fields.findCategory("category"),
                        fields.findText("template", EventLimits.TEMPLATE_LENGTH),
                        fields.flag("fallback"),
                        fields.findIdentifier("ref"));
            case MESSAGE_DELIVERED ->
                new Event.MessageDelivered(
                        id, occurredAt, fields.requireIdentifier("message_id"), MoneyFields.findCost(fields));
            case MESSAGE_PRICED ->
                new Event.MessagePriced(
                        id, occurredAt, fields.requireIdentifier("message_id"), MoneyFields.requireCost(fields));
            case MESSAGE_READ -> new Event.MessageRead(id, occurredAt, fields.requireIdentifier("message_id"));
            case MESSAGE_FAILED ->
                new Event.MessageFailed(
                        id,
                        occurredAt,
                        fields.requireIdentifier("message_id"),
                        fields.findText("code", EventLimits.CODE_LENGTH),
                        fields.findText("reason", EventLimits.REASON_LENGTH));
            case MESSAGE_REPLIED ->
                new Event.MessageReplied(
                        id,
                        occurredAt,
                        fields.findIdentifier("message_id"),
                        who(fields),
                        replyKind(fields),
                        fields.findText("button", EventLimits.BUTTON_LENGTH));
            case MESSAGE_CLICKED ->
                new Event.MessageClicked(
                        id,
                        occurredAt,
                        clicked(fields),
                        fields.findIdentifier("ref"),
                        fields.findText("url", EventLimits.URL_LENGTH),
                        fields.flag("machine"));
            case PURCHASE_PLACED ->
                new Event.PurchasePlaced(
                        id,
                        occurredAt,
                        fields.requireIdentifier("purchase_id"),
                        ContactFields.ofOrder(fields, "contact"),
                        MoneyFields.requireAmount(fields),
                        fields.findText("order_name", EventLimits.ORDER_NAME_LENGTH),
                        fields.flag("test"));
            case PURCHASE_UPDATED ->
                new Event.PurchaseUpdated(
                        id,
                        occurredAt,
                        fields.requireIdentifier("purchase_id"),
                        MoneyFields.requireAmount(fields),
                        fields.has("placed_at") ? instant(fields, "placed_at") : null,
                        fields.findIdentifiers("refund_ids", EventLimits.REFUND_IDS));
            case PURCHASE_REFUNDED ->
                new Event.PurchaseRefunded(
                        id,
                        occurredAt,
                        fields.requireIdentifier("purchase_id"),
                        MoneyFields.requireAmount(fields),
                        fields.findIdentifier("refund_id"));
            case PURCHASE_CANCELLED ->
                new Event.PurchaseCancelled(id, occurredAt, fields.requireIdentifier("purchase_id"));
            case PURCHASE_RESTORED ->
                new Event.PurchaseRestored(id, occurredAt, fields.requireIdentifier("purchase_id"));
            case CONTACT_IDENTIFIED ->
                new Event.ContactIdentified(
                        id,
                        occurredAt,
                        ContactFields.require(fields, "contact"),
                        ContactFields.find(fields, "same_as"));
            case CONTACT_OPTED_OUT ->
                new Event.ContactOptedOut(
                        id, occurredAt, ContactFields.require(fields, "contact"), fields.findIdentifier("message_id"));
        };
    }

    private static EventType type(EventFields fields) {
        return EventType.find(fields.requireString("type"))
                .orElseThrow(() -> fields.refused(
                        UNKNOWN_TYPE, "type", "there is no event type " + Excerpt.of(fields.require("type"))));
    }

    private Instant instant(EventFields fields, String name) {
        Instant instant = Rfc3339.parse(fields.requireString(name))
                .orElseThrow(() -> fields.invalid(
                        name,
                        "must be an RFC 3339 date-time with seconds and offset, such as 2026-03-29T09:30:00.000+02:00",
                        fields.require(name)));
        if (instant.isBefore(EventLimits.EARLIEST)) {
            throw fields.refused(
                    OCCURRED_AT_OUT_OF_RANGE,
                    name,
                    "must not be before " + EventLimits.EARLIEST + ", but is " + instant);
        }
        if (instant.isAfter(clock.instant().plus(EventLimits.FUTURE))) {
            throw fields.refused(
                    OCCURRED_AT_OUT_OF_RANGE,
                    name,
                    "must not be more than " + EventLimits.FUTURE.toHours() + " h in the future, but is " + instant);
        }
        return instant;
    }

    /** Who answered; null where the message that they answered is named instead. */
    private static @Nullable ContactReference who(EventFields fields) {
        if (!fields.has("message_id") && !fields.has("contact")) {
            throw fields.refused(MISSING_FIELD, "message_id", "is missing, and so is contact");
        }
        return ContactFields.find(fields, "contact");
    }

    /** The message that was clicked; null where its sender's own key is named instead. */
    private static @Nullable String clicked(EventFields fields) {
        if (!fields.has("ref")) {
            if (!fields.has("message_id")) {
                throw fields.refused(MISSING_FIELD, "message_id", "is missing, and so is ref");
            }
            return fields.requireIdentifier("message_id");
        }
        if (fields.has("message_id")) {
            throw fields.refused(CONFLICTING_FIELDS, "ref", "must not be there together with message_id");
        }
        return null;
    }

    private static Source source(EventFields fields) {
        if (!fields.has("flow_id") && !fields.has("node_id")) {
            if (!fields.has("campaign_id")) {
                throw fields.refused(MISSING_FIELD, "campaign_id", "is missing, and so are flow_id and node_id");
            }
            return new Source.OfCampaign(fields.requireIdentifier("campaign_id"));
        }
        if (fields.has("campaign_id")) {
            throw fields.refused(
                    CONFLICTING_FIELDS, "campaign_id", "must not be there together with flow_id or node_id");
        }
        return new Source.OfFlowNode(fields.requireIdentifier("flow_id"), fields.requireIdentifier("node_id"));
    }

    private static ReplyKind replyKind(EventFields fields) {
        return switch (fields.requireString("kind")) {
            case "quick_reply" -> ReplyKind.QUICK_REPLY;
            case "text" -> ReplyKind.TEXT;
            default -> throw fields.invalid("kind", "must be quick_reply or text", fields.require("kind"));
        };
    }
}
