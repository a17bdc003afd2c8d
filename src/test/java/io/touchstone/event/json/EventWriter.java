package io.touchstone.event.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import org.jspecify.annotations.Nullable;

/** Turns events into the JSON that {@link EventParser} reads. What is absent or default is left out. */
public final class EventWriter {

    private EventWriter() {}

    /** One line, without its end. */
    public static String text(Event event) {
        return json(event).toString();
    }

    public static ObjectNode json(Event event) {
        ObjectNode json = object();
        json.put("id", event.id());
        json.put("type", EventType.of(event).code());
        json.put("occurred_at", event.occurredAt().toString());
        if (event instanceof Event.MessageEvent message) {
            json.put("message_id", message.messageId());
        }
        if (event instanceof Event.PurchaseEvent purchase) {
            json.put("purchase_id", purchase.purchaseId());
        }
        if (event instanceof Event.AnswerEvent answer) {
            putText(json, "message_id", answer.messageId());
            putContact(json, answer.contact());
        }
        putOwnFields(json, event);
        return json;
    }

    private static void putOwnFields(ObjectNode json, Event event) {
        switch (event) {
            case Event.MessageSent sent -> {
                json.set("contact", json(sent.contact()));
                putSource(json, sent.source());
                putCost(json, sent.cost());
                putText(json, "category", sent.category());
                putText(json, "template", sent.template());
                putFlag(json, "fallback", sent.fallback());
                putText(json, "ref", sent.ref());
            }
            case Event.MessageDelivered delivered -> putCost(json, delivered.cost());
            case Event.MessagePriced priced -> putCost(json, priced.cost());
            case Event.MessageFailed failed -> {
                putText(json, "code", failed.code());
                putText(json, "reason", failed.reason());
            }
            case Event.MessageReplied replied -> {
                json.put("kind", code(replied.kind()));
                putText(json, "button", replied.button());
            }
            case Event.MessageClicked clicked -> {
                putText(json, "message_id", clicked.messageId());
                putText(json, "ref", clicked.ref());
                putText(json, "url", clicked.url());
                putFlag(json, "machine", clicked.machine());
            }
            case Event.PurchasePlaced placed -> {
                putContact(json, placed.contact());
                putMoney(json, placed.amount());
                putText(json, "order_name", placed.orderName());
                putFlag(json, "test", placed.test());
            }
            case Event.PurchaseUpdated updated -> {
                putMoney(json, updated.amount());
                putText(
                        json,
                        "placed_at",
                        updated.placedAt() == null ? null : updated.placedAt().toString());
                if (updated.refundIds() != null) {
                    updated.refundIds().forEach(json.putArray("refund_ids")::add);
                }
            }
            case Event.PurchaseRefunded refunded -> {
                putMoney(json, refunded.amount());
                putText(json, "refund_id", refunded.refundId());
            }
            case Event.ContactIdentified identified -> {
                json.set("contact", json(identified.contact()));
                if (identified.sameAs() != null) {
                    json.set("same_as", json(identified.sameAs()));
                }
            }
            case Event.MessageRead _, Event.PurchaseCancelled _, Event.PurchaseRestored _, Event.ContactOptedOut _ -> {}
        }
    }

    private static void putContact(ObjectNode json, @Nullable ContactReference contact) {
        if (contact != null) {
            json.set("contact", json(contact));
        }
    }

    private static ObjectNode json(ContactReference contact) {
        ObjectNode json = object();
        putText(json, "id", contact.id());
        putText(json, "phone", contact.phone());
        putText(json, "whatsapp_user_id", contact.whatsappUserId());
        putText(json, "name", contact.name());
        putText(json, "email", contact.email());
        return json;
    }

    private static void putSource(ObjectNode json, Source source) {
        switch (source) {
            case Source.OfCampaign(String campaignId) -> json.put("campaign_id", campaignId);
            case Source.OfFlowNode(String flowId, String nodeId) ->
                json.put("flow_id", flowId).put("node_id", nodeId);
        }
    }

    private static void putCost(ObjectNode json, @Nullable Cost cost) {
        if (cost != null) {
            ObjectNode object = object();
            putMoney(object, cost.money());
            putFlag(object, "estimated", cost.estimated());
            json.set("cost", object);
        }
    }

    private static void putMoney(ObjectNode json, Money money) {
        json.put("amount", money.amount());
        json.put("currency", money.currency().getCurrencyCode());
        if (money.exchangeRate() != null) {
            json.put("exchange_rate", money.exchangeRate());
        }
    }

    private static String code(ReplyKind kind) {
        return switch (kind) {
            case QUICK_REPLY -> "quick_reply";
            case TEXT -> "text";
        };
    }

    private static void putText(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static void putFlag(ObjectNode json, String field, boolean value) {
        if (value) {
            json.put(field, true);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
