/**
 * What models of attribution make of purchases: side by side, and one of them wherever KPIs are read. It is computed from the facts of the
 * period when it is asked for; all of it stands on {@link io.touchstone.query.model.AggregateShares}. What a model is, is in {@code
 * attribution.model}.
 */
@NullMarked
package io.touchstone.query.model;

import org.jspecify.annotations.NullMarked;
