/**
 * The numbers made before anybody asks: per local day, and per hour at the finest level, the sums that KPIs are made of.
 *
 * <p>{@link io.touchstone.rollup.Metric} lists what is summed. Everything is additive: intake writes differences, reads sum. Rows are striped over a few slots so that concurrent
 * transactions do not queue for one row, and carry a generation so that history can be cut anew beside the rows in use.
 */
@NullMarked
package io.touchstone.rollup;

import org.jspecify.annotations.NullMarked;
