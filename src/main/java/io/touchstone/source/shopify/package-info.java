/**
 * Shopify's webhooks: orders, what was given back, and who customers are, made into events. Every body that holds an order says the same of
 * it; RATIONALE.md says what was decided where Shopify's documentation leaves a choice.
 */
@NullMarked
package io.touchstone.source.shopify;

import org.jspecify.annotations.NullMarked;
