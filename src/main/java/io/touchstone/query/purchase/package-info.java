/**
 * Purchases one by one, with the message that earned each under the asked rule and the touches before it.
 */
@NullMarked
package io.touchstone.query.purchase;

import org.jspecify.annotations.NullMarked;
