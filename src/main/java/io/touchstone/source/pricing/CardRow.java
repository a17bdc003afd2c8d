package io.touchstone.source.pricing;

/**
 * A card as it is kept.
 *
 * @param json as {@link io.touchstone.source.ratecard.sheet.RateCardBody} has it
 */
record CardRow(CardHead head, String json) {}
