/** Outbound messages: what is known of each one, folded from its events in any order, and what sent it. */
@NullMarked
package io.touchstone.facts.message;

import org.jspecify.annotations.NullMarked;
