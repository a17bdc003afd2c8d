package io.touchstone.source.woocommerce;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the state of an order says. Plugins have states of their own. */
enum OrderState {
    /** It is no order yet, or nobody has paid or promised to. */
    NOTHING,
    /** It is one no more. */
    CANCELLED,
    /** It was made, and is to be paid. */
    MADE,
    PAID;

    private static final String PREFIX = "wc-";

    /** @param order that has a state */
    static OrderState of(WooCommerceSettings settings, JsonNode order) {
        String state = name(text(order, "status"));
        if (settings.paidStates().contains(state)) {
            return PAID;
        }
        return switch (state) {
            case "auto-draft", "checkout-draft", "draft", "new", "pending", "" -> NOTHING;
            case "cancelled", "failed", "trash" -> CANCELLED;
            case "on-hold" -> MADE;
            case "refunded" -> PAID;
            default -> text(order, "date_paid_gmt") == null ? MADE : PAID;
        };
    }

    /** In lower case and without what the database of a shop has in front of it. */
    static String name(@Nullable String state) {
        String name = state == null ? "" : state.toLowerCase(Locale.ROOT);
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
