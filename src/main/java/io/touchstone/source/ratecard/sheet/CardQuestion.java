package io.touchstone.source.ratecard.sheet;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a card beside its prices.
 *
 * @param effectiveFrom null where it was left to the list
 */
public record CardQuestion(Currency currency, @Nullable LocalDate effectiveFrom, Currency workspaceCurrency) {}
