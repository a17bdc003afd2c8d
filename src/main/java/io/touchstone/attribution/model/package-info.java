/**
 * How a purchase is shared among the messages that touched its buyer (section 9 of the measurement contract). The core is pure, and whole
 * numbers go in and out: shares sum to what is shared, to the unit.
 */
@NullMarked
package io.touchstone.attribution.model;

import org.jspecify.annotations.NullMarked;
