package io.touchstone.source.hook;

import java.time.Instant;

/**
 * A delivery as it is kept.
 *
 * @param serial tells those of one millisecond apart
 * @param parts JSON: what became of the first ones
 */
record StoredDelivery(
        Instant receivedAt,
        long serial,
        String kind,
        int bytes,
        boolean replayed,
        DeliveryCounts counts,
        String parts) {}
