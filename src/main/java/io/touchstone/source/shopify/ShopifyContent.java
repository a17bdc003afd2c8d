package io.touchstone.source.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.source.KindName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a body holds. */
enum ShopifyContent {
    ORDER,
    /** An order's id, and nothing else. */
    DELETED_ORDER,
    /** What was changed in an order, without its money: the order as it is comes beside it. */
    EDIT,
    REFUND,
    CUSTOMER,
    /** What the law has the shop pass on: that somebody's data is to be told or deleted. */
    PRIVACY,
    /** Likewise, of a customer's data: that it is to be deleted. */
    REDACTION,
    OTHER;

    /** @param kind of its parts, in Shopify's words where it said some */
    record Told(ShopifyContent content, String kind) {}

    /** @param topic as a header says it; null where none does, and the form of the body has to tell */
    static Told of(@Nullable String topic, JsonNode body) {
        if (topic == null) {
            ShopifyContent content = ofForm(body);
            return new Told(content, content.name().toLowerCase(Locale.ROOT));
        }
        ShopifyContent content = ofTopic(topic);
        return new Told(content, content == OTHER ? KindName.of("topic", topic.replace('/', '_')) : topic);
    }

    private static ShopifyContent ofTopic(String topic) {
        return switch (topic) {
            case "orders/create",
                    "orders/paid",
                    "orders/updated",
                    "orders/cancelled",
                    "orders/fulfilled",
                    "orders/partially_fulfilled" -> ORDER;
            case "orders/delete" -> DELETED_ORDER;
            case "orders/edited" -> EDIT;
            case "refunds/create" -> REFUND;
            case "customers/update" -> CUSTOMER;
            case "customers/redact" -> REDACTION;
            case "customers/data_request", "shop/redact" -> PRIVACY;
            default -> OTHER;
        };
    }

    private static ShopifyContent ofForm(JsonNode body) {
        if (body.has("order_edit")) {
            return EDIT;
        }
        if (body.has("shop_domain")) {
            return PRIVACY;
        }
        if (body.has("total_price")) {
            return ORDER;
        }
        if (body.has("order_id")) {
            return body.has("transactions") ? REFUND : OTHER;
        }
        if (!body.has("id")) {
            return OTHER;
        }
        boolean isDated = body.has("created_at") || body.has("updated_at");
        return !isDated ? DELETED_ORDER : body.has("email") || body.has("first_name") ? CUSTOMER : OTHER;
    }
}
