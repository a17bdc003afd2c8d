package io.touchstone.source.shop;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How money of an order becomes money of the workspace.
 *
 * @param exchangeRate units of the workspace's currency for one; null where they are the same
 */
public record MoneyTerms(Currency currency, @Nullable BigDecimal exchangeRate) {}
