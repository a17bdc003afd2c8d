/**
 * What all shops have in common: an order is a state that its shop tells again with each change, and becomes the same events whichever shop
 * it is. Money is exact and in a currency that has a rate, phones are of the country of their address. RATIONALE.md says why events are
 * as they are.
 */
@NullMarked
package io.touchstone.source.shop;

import org.jspecify.annotations.NullMarked;
