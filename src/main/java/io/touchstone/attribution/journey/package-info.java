/**
 * Which message earned a purchase. The core is pure: the touches and purchases of one contact in, credits out, under
 * any touch rule and windows ("Attribution" in {@code README.md}).
 */
@NullMarked
package io.touchstone.attribution.journey;

import org.jspecify.annotations.NullMarked;
