/**
 * Refunds that wait for their order: a shop tells of one in the currency that the buyer paid in, and of what that is in its own only with the
 * order. What is known of both is kept, so that a refund counts whichever comes first. RATIONALE.md says how any order of arrival comes to the
 * same.
 */
@NullMarked
package io.touchstone.source.refund;

import org.jspecify.annotations.NullMarked;
