package io.touchstone.source.ratecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Units of the workspace's currency per unit of a card's.
 *
 * @param byDay each rate, greater than 0, by the first day on which it holds: until the next one's
 */
public record ExchangeRates(NavigableMap<LocalDate, BigDecimal> byDay) {

    public static final ExchangeRates NONE = new ExchangeRates(new TreeMap<>());

    public ExchangeRates {
        byDay = Collections.unmodifiableNavigableMap(new TreeMap<>(byDay));
        if (byDay.values().stream().anyMatch(rate -> rate.signum() <= 0)) {
            throw new IllegalArgumentException("an exchange rate is greater than 0");
        }
    }

    /** Empty for a day before the first. */
    public Optional<BigDecimal> on(LocalDate day) {
        return Optional.ofNullable(byDay.floorEntry(day)).map(Map.Entry::getValue);
    }
}
