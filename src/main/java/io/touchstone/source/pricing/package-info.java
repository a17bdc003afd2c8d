/**
 * What WhatsApp costs a workspace: its rate cards and what is known of each message's price, kept, and asked for over HTTP.
 *
 * <p>What a price is stands in {@link io.touchstone.source.ratecard}, which is pure. Here cards are put, deliveries get their prices
 * ({@link io.touchstone.source.pricing.MessagePricing}), and days are priced again once their list was wrong or late ({@link
 * io.touchstone.source.pricing.Repricing}). Prices become events, which go through intake like any other; nothing here changes a number.
 */
@NullMarked
package io.touchstone.source.pricing;

import org.jspecify.annotations.NullMarked;
