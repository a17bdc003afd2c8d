/**
 * WooCommerce's webhooks: orders with what was given back of them, made into events. RATIONALE.md says what was decided where its documentation
 * leaves a choice.
 */
@NullMarked
package io.touchstone.source.woocommerce;

import org.jspecify.annotations.NullMarked;
