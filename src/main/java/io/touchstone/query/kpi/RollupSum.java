package io.touchstone.query.kpi;

import io.touchstone.rollup.MetricValues;

/**
 * What one row of the roll-ups has to tell.
 *
 * @param key of the line of the plan; of all purchases any
 */
record RollupSum(long bucket, long key, MetricValues tally) {}
