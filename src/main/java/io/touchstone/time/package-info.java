/**
 * When: periods of local days, the buckets of a series, and the questions that ask for them. All zone
 * arithmetic of the service lives here and is done with {@code java.time}.
 *
 * <p>Everything is pure: the present is a parameter, never a clock. A local day runs from the first instant that shows
 * its date to the first that shows the next, see {@link io.touchstone.time.LocalCalendar}; whoever assigns an instant
 * to a day asks that class, so that lists, sums and series agree on every night of the year.
 */
@NullMarked
package io.touchstone.time;

import org.jspecify.annotations.NullMarked;
