package io.touchstone.facts.purchase;

import io.touchstone.event.EventOrder;
import org.jspecify.annotations.Nullable;

/** What an event said, and when. */
record Said<T>(EventOrder order, T value) {

    static <T> Said<T> first(@Nullable Said<T> before, Said<T> other) {
        return before == null || other.order.isBefore(before.order) ? other : before;
    }

    static <T> Said<T> last(@Nullable Said<T> before, Said<T> other) {
        return before == null || before.order.isBefore(other.order) ? other : before;
    }
}
