package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Identity;
import org.jspecify.annotations.Nullable;

/** What an event gave a contact to be shown by: of several the latest stands. */
record Attribute(String value, EventOrder order) {

    static @Nullable Attribute of(@Nullable String value, EventOrder order) {
        return value == null ? null : new Attribute(value, order);
    }

    /** Whether the last of whom it was given was erased: a value stands in its place until another event gives one. */
    boolean isErased() {
        return Identity.isErased(value);
    }

    static @Nullable Attribute unlessErased(@Nullable Attribute attribute) {
        return attribute == null || attribute.isErased() ? null : attribute;
    }

    static @Nullable Attribute latest(@Nullable Attribute left, @Nullable Attribute right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.order.isBefore(right.order) ? right : left;
    }
}
