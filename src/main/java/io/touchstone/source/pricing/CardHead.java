package io.touchstone.source.pricing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A card without its prices.
 *
 * @param effectiveFrom its first day, in the time zone of the account at WhatsApp
 * @param putAt when it was put or changed last: no two states of a card have the same
 * @param markets how many it has
 * @param prices how many it has
 * @param bytes of its JSON
 */
record CardHead(Currency currency, LocalDate effectiveFrom, Instant putAt, int markets, int prices, int bytes) {}
