/**
 * The credits of purchases, kept as facts change: within the transaction that stores a batch, those of exactly the
 * purchases that the batch can have changed are computed again by the pure core of {@code attribution}, and the difference
 * goes into the roll-ups.
 */
@NullMarked
package io.touchstone.credit;

import org.jspecify.annotations.NullMarked;
