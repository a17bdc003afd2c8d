/**
 * How a purchase is shared among the messages that touched its buyer ({@code docs/models.md}). The core is pure, and whole
 * numbers go in and out: shares sum to what is shared, to the unit.
 */
@NullMarked
package io.touchstone.attribution.model;

import org.jspecify.annotations.NullMarked;
