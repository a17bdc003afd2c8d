package io.touchstone.source.ratecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cards of made-up prices. */
final class Cards {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency USD = Currency.getInstance("USD");

    private Cards() {}

    /** Without tiers, markup and exchange rates. @param rates each "market category price" */
    static RateCard of(Currency currency, String from, String... rates) {
        Map<String, Map<String, Rate>> byMarket = new LinkedHashMap<>();
        for (String rate : rates) {
            List<String> words = List.of(rate.split(" ", -1));
            byMarket.computeIfAbsent(words.getFirst().replace('_', ' '), name -> new LinkedHashMap<>())
                    .put(words.get(1), Rate.flat(new BigDecimal(words.get(2))));
        }
        Map<String, MarketRates> markets = new LinkedHashMap<>();
        byMarket.forEach((name, of) -> markets.put(MarketRates.form(name), new MarketRates(name, of)));
        return new RateCard(currency, LocalDate.parse(from), markets, Markup.NONE, ExchangeRates.NONE, Map.of());
    }

    static RateCard with(RateCard card, Markup markup) {
        return new RateCard(
                card.currency(), card.effectiveFrom(), card.markets(), markup, card.exchangeRates(), card.regions());
    }

    static RateCard with(RateCard card, Map<String, String> exchangeRates) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        exchangeRates.forEach((day, rate) -> byDay.put(LocalDate.parse(day), new BigDecimal(rate)));
        return new RateCard(
                card.currency(),
                card.effectiveFrom(),
                card.markets(),
                card.markup(),
                new ExchangeRates(byDay),
                card.regions());
    }
}
