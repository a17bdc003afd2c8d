/**
 * A small shop that does not exist: what it sent, what its customers did and bought, as events, day by day.
 *
 * <p>Everything here is pure and the same for the same seed and day. Ids of events are deterministic, too, so that
 * feeding a day again changes nothing. Who feeds it, and when, is decided elsewhere.
 */
@NullMarked
package io.touchstone.demo;

import org.jspecify.annotations.NullMarked;
