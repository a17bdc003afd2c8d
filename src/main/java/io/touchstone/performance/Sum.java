package io.touchstone.performance;

import io.touchstone.rollup.Tally;

/**
 * What one row of the roll-ups has to tell.
 *
 * @param key of the line of the plan; of all purchases any
 */
record Sum(long bucket, long key, Tally tally) {}
