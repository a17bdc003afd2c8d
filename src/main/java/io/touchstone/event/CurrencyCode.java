package io.touchstone.event;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * The currencies that money can be in: ISO 4217 codes, upper case, that have a number of decimals. Gold ({@code XAU}),
 * no currency ({@code XXX}) and their like have none.
 */
public final class CurrencyCode {

    // A map, because Currency.getInstance answers an unknown code with an exception.
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(toUnmodifiableMap(Currency::getCurrencyCode, identity()));

    private CurrencyCode() {}

    public static Optional<Currency> find(String code) {
        return Optional.ofNullable(CURRENCIES.get(code));
    }
}
