package io.touchstone.rollup;

import io.touchstone.event.SourceKind;

/**
 * A line of a level in one bucket of time.
 *
 * @param bucket the local day as its epoch day; at {@link Level#SOURCE_BY_HOUR} the epoch second at which the local hour
 *     starts
 * @param key at {@link Level#KIND} 1 for campaigns and 2 for flows, else that of the campaign, flow or source
 */
public record RollupLine(Level level, long bucket, long key) {

    /** That of a source at a level. */
    static RollupLine of(Level level, Hours.Hour hour, long sourceKey, long ownerKey, SourceKind kind) {
        return switch (level) {
            case KIND -> new RollupLine(level, hour.epochDay(), StoredCodes.of(kind));
            case OWNER -> new RollupLine(level, hour.epochDay(), ownerKey);
            case SOURCE -> new RollupLine(level, hour.epochDay(), sourceKey);
            case SOURCE_BY_HOUR -> new RollupLine(level, hour.epochSecond(), sourceKey);
        };
    }

    /** Of all purchases, by hour. */
    static RollupLine ofPurchases(Hours.Hour hour) {
        return new RollupLine(Level.SOURCE_BY_HOUR, hour.epochSecond(), 0);
    }

    /** Of all purchases, by day. */
    static RollupLine ofPurchasesOfDay(Hours.Hour hour) {
        return new RollupLine(Level.KIND, hour.epochDay(), 0);
    }
}
