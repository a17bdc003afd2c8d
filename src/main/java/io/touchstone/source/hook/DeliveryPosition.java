package io.touchstone.source.hook;

import io.touchstone.http.list.Cursor;
import org.jspecify.annotations.Nullable;

/** Where a page of deliveries, newest first, begins: after this one. */
record DeliveryPosition(long receivedAt, long serial) {

    static final DeliveryPosition START = new DeliveryPosition(Long.MAX_VALUE, Long.MAX_VALUE);

    static DeliveryPosition of(@Nullable Cursor cursor) {
        return cursor == null ? START : new DeliveryPosition(cursor.number(0), cursor.number(1));
    }
}
