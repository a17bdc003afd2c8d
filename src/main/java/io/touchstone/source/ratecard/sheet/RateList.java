package io.touchstone.source.ratecard.sheet;

import io.touchstone.source.ratecard.RateCard;

/**
 * A card that a list in CSV holds.
 *
 * @param tiersAlone whether it is Meta's list of tiers, which leaves out the categories that have none: to be joined with the list
 *     of all prices ({@link RateCard#with})
 */
public record RateList(RateCard card, boolean tiersAlone) {}
