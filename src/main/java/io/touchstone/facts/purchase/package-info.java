/**
 * Orders: what is known of each one, folded from all of its events in any order. An event cannot be added to what is stored: what a refund
 * comes to depends on the amount that stands, and on later events with its id.
 */
@NullMarked
package io.touchstone.facts.purchase;

import org.jspecify.annotations.NullMarked;
