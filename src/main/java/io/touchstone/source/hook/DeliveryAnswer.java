package io.touchstone.source.hook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A delivery as it is shown.
 *
 * @param kind of all its parts, or {@code several}
 * @param outcome in a word: see {@link DeliveryCounts#outcome}; {@code dry_run} where nothing was stored
 * @param parts of one that is kept the first hundred
 */
record DeliveryAnswer(
        Instant receivedAt,
        String kind,
        int bytes,
        boolean replayed,
        String outcome,
        @JsonUnwrapped DeliveryCounts counts,
        List<PartFate> parts) {

    private static final String DRY_RUN = "dry_run";

    static DeliveryAnswer of(StoredDelivery stored, DeliveryJson json) {
        return new DeliveryAnswer(
                stored.receivedAt(),
                stored.kind(),
                stored.bytes(),
                stored.replayed(),
                stored.counts().outcome(),
                stored.counts(),
                json.read(stored.parts()));
    }

    static DeliveryAnswer of(Delivery delivery, boolean dryRun) {
        return new DeliveryAnswer(
                delivery.receivedAt(),
                delivery.kind(),
                delivery.bytes(),
                delivery.replayed(),
                dryRun ? DRY_RUN : delivery.counts().outcome(),
                delivery.counts(),
                delivery.parts());
    }
}
