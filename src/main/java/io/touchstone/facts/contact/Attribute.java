package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import org.jspecify.annotations.Nullable;

/** What an event gave a contact to be shown by: of several the latest stands. */
record Attribute(String value, EventOrder order) {

    static @Nullable Attribute of(@Nullable String value, EventOrder order) {
        return value == null ? null : new Attribute(value, order);
    }

    static @Nullable Attribute latest(@Nullable Attribute left, @Nullable Attribute right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.order.isBefore(right.order) ? right : left;
    }
}
