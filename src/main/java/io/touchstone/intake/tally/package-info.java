/**
 * Counts what comes in by day, for "why is it not counted?": what was taken, what was not, and what was told that nothing is made of. Counts
 * are kept in memory and written every few seconds, so that no request waits for them; what an instance that is killed has not written
 * is lost. No number of the product is made of them.
 */
@NullMarked
package io.touchstone.intake.tally;

import org.jspecify.annotations.NullMarked;
