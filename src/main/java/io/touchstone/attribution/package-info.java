/**
 * Who earns a purchase. {@link io.touchstone.attribution.AttributionEngine} keeps credits as facts change: within the
 * transaction that stores a batch, those of exactly the purchases that the batch can have changed are computed again by the
 * pure core, {@code attribution.journey}, and the difference goes into the roll-ups.
 */
@NullMarked
package io.touchstone.attribution;

import org.jspecify.annotations.NullMarked;
