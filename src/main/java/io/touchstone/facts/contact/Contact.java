package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import org.jspecify.annotations.Nullable;

/** One person's attributes: of each, the latest value that an event gave. */
public record Contact(
        long key, @Nullable Attribute name, @Nullable Attribute email) {

    public record Attribute(String value, EventOrder order) {

        static @Nullable Attribute latest(@Nullable Attribute left, @Nullable Attribute right) {
            if (left == null || right == null) {
                return left == null ? right : left;
            }
            return left.order.isBefore(right.order) ? right : left;
        }
    }

    static Contact unknown(long key) {
        return new Contact(key, null, null);
    }

    Contact with(@Nullable Attribute otherName, @Nullable Attribute otherEmail) {
        return new Contact(key, Attribute.latest(name, otherName), Attribute.latest(email, otherEmail));
    }
}
