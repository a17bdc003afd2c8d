package io.touchstone.source.ratecard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Statuses of made-up messages. */
final class Statuses {

    private Statuses() {}

    static PricedStatus delivered(String id, String at, @Nullable String region, @Nullable String category) {
        return new PricedStatus(id, Instant.parse(at), true, region, category, "regular", null, "PMP");
    }

    static PricedStatus read(String id, String at, @Nullable String region, String category) {
        return new PricedStatus(id, Instant.parse(at), false, region, category, "regular", null, "PMP");
    }

    static PricedStatus charged(@Nullable String type, @Nullable Boolean billable, @Nullable String model) {
        return new PricedStatus(
                "m", Instant.parse("2026-03-10T10:00:00Z"), true, "FR", "marketing", type, billable, model);
    }
}
