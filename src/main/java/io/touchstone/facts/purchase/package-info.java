/** Orders: what is known of each one, folded from its events in any order. */
@NullMarked
package io.touchstone.facts.purchase;

import org.jspecify.annotations.NullMarked;
