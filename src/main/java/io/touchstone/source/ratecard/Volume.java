package io.touchstone.source.ratecard;

import java.time.YearMonth;

/**
 * What Meta counts messages by for its tiers.
 *
 * @param month in the time zone of the account at WhatsApp
 * @param market in the form in which names of markets are compared
 */
public record Volume(YearMonth month, String market, String category) {}
