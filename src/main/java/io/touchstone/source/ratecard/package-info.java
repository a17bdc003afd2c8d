/**
 * What a WhatsApp message costs: rate cards as they are put, or as Meta's lists say them, and the price that they give to a status.
 *
 * <p>WhatsApp says of a message its category and whether it is charged, never an amount. A card has prices by market and category
 * from a day on; {@link io.touchstone.source.ratecard.PriceBook} finds the one of a message, and {@link
 * io.touchstone.source.ratecard.PricedMessage} says it as an event, once, and again when it changed. Everything here is pure: cards,
 * what statuses said and what was said of their prices are kept elsewhere.
 */
@NullMarked
package io.touchstone.source.ratecard;

import org.jspecify.annotations.NullMarked;
