package io.touchstone.rollup;

/**
 * A line of a level in one bucket of time.
 *
 * @param bucket the local day as its epoch day; at {@link Level#SOURCE_BY_HOUR} the epoch second at which the local hour
 *     starts
 * @param key at {@link Level#KIND} 1 for campaigns and 2 for flows, else that of the campaign, flow or source
 */
public record Line(Level level, long bucket, long key) {}
