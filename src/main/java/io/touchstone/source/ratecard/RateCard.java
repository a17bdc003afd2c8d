package io.touchstone.source.ratecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What messages cost from a day on, until the next card's.
 *
 * @param effectiveFrom a day in the time zone of the account at WhatsApp
 * @param markets by {@link MarketRates#form} of their names
 * @param exchangeRates none where the currency is the workspace's
 * @param regions markets of regions that this card says otherwise than the {@link MarketMap}: names by ISO 3166-1 code
 */
public record RateCard(
        Currency currency,
        LocalDate effectiveFrom,
        Map<String, MarketRates> markets,
        Markup markup,
        ExchangeRates exchangeRates,
        Map<String, String> regions) {

    /** The market of all who are in no other. */
    private static final String OTHER = "other";

    public RateCard {
        markets = Collections.unmodifiableMap(new LinkedHashMap<>(markets));
        regions = Map.copyOf(regions);
    }

    /**
     * The market of somebody; empty where this card has none for them.
     *
     * @param region null where nothing says where they are
     * @param names as {@link MarketMap#names} gives them for that region
     */
    public Optional<MarketRates> market(@Nullable String region, List<String> names) {
        Stream<String> own = region == null ? Stream.empty() : Stream.ofNullable(regions.get(region));
        return Stream.of(own, names.stream(), Stream.of(OTHER))
                .flatMap(stream -> stream)
                .flatMap(name -> Stream.ofNullable(markets.get(MarketRates.form(name))))
                .findFirst();
    }

    /** This card with the prices of another in place of its own, wherever that one has some: Meta gives tiers in a list apart. */
    public RateCard with(RateCard tiers) {
        Map<String, MarketRates> joined = new LinkedHashMap<>(markets);
        tiers.markets.forEach((form, market) -> joined.merge(form, market, (mine, theirs) -> {
            Map<String, Rate> rates = new LinkedHashMap<>(mine.rates());
            rates.putAll(theirs.rates());
            return new MarketRates(mine.name(), rates);
        }));
        return new RateCard(currency, effectiveFrom, joined, markup, exchangeRates, regions);
    }

    /** The most that a message can cost by this card, in the workspace's currency. */
    public BigDecimal dearest() {
        BigDecimal most = markets.values().stream()
                .flatMap(market -> market.rates().values().stream())
                .flatMap(rate -> Stream.concat(
                        Stream.of(rate.price()), rate.tiers().stream().map(RateTier::price)))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal exchange =
                exchangeRates.byDay().values().stream().reduce(BigDecimal::max).orElse(BigDecimal.ONE);
        return markup.on(most).multiply(exchange);
    }
}
