package io.touchstone.source.ratecard.sheet;

import static io.touchstone.source.ratecard.sheet.CardFields.atMost;
import static io.touchstone.source.ratecard.sheet.CardFields.date;
import static io.touchstone.source.ratecard.sheet.CardFields.name;
import static io.touchstone.source.ratecard.sheet.CardFields.number;
import static io.touchstone.source.ratecard.sheet.CardFields.optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.problem.ProblemException;
import io.touchstone.source.ratecard.ExchangeRates;
import io.touchstone.source.ratecard.Markup;
import io.touchstone.source.ratecard.Rate;
import io.touchstone.source.ratecard.RateCard;
import io.touchstone.source.ratecard.RateTier;
import io.touchstone.source.ratecard.RecipientRegion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rate card as a client puts it in JSON. Numbers are JSON numbers or decimal strings, and to be read exactly: the mapper must not
 * make binary floating point of them.
 *
 * @param effectiveFrom a date; null where it is a parameter
 * @param regions names of markets of this card by ISO 3166-1 codes, where they are others than the map's
 */
public record RateCardBody(
        @Nullable String effectiveFrom,
        @Nullable List<@Nullable RateRow> rates,
        @Nullable MarkupRow markup,
        @Nullable List<@Nullable ExchangeRow> exchangeRates,
        @Nullable Map<String, @Nullable String> regions) {

    /** A price of a category in a market. */
    public record RateRow(
            @Nullable String market,
            @Nullable String category,
            @Nullable JsonNode price,
            @Nullable List<@Nullable TierRow> tiers) {}

    /** The price from one message of a month on. */
    public record TierRow(@Nullable JsonNode from, @Nullable JsonNode price) {}

    /** What is added to each price. */
    public record MarkupRow(
            @Nullable JsonNode perMessage, @Nullable JsonNode percent) {}

    /** Units of the workspace's currency per unit of the card's, from a day on. */
    public record ExchangeRow(
            @Nullable String effectiveFrom, @Nullable JsonNode rate) {}

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    /** The same card, as it is answered and kept. */
    public static RateCardBody of(RateCard card) {
        List<@Nullable RateRow> rates = new ArrayList<>();
        card.markets()
                .values()
                .forEach(market -> market.rates()
                        .forEach((category, rate) ->
                                rates.add(new RateRow(market.name(), category, decimal(rate.price()), tiers(rate)))));
        List<@Nullable ExchangeRow> exchangeRates = new ArrayList<>();
        card.exchangeRates()
                .byDay()
                .forEach((day, rate) -> exchangeRates.add(new ExchangeRow(day.toString(), decimal(rate))));
        return new RateCardBody(
                card.effectiveFrom().toString(),
                rates,
                new MarkupRow(
                        decimal(card.markup().perMessage()),
                        decimal(card.markup().percent())),
                exchangeRates,
                regions(card));
    }

    private static List<@Nullable TierRow> tiers(Rate rate) {
        List<@Nullable TierRow> tiers = new ArrayList<>();
        rate.tiers().forEach(tier -> tiers.add(new TierRow(NODES.numberNode(tier.from()), decimal(tier.price()))));
        return tiers;
    }

    private static Map<String, @Nullable String> regions(RateCard card) {
        Map<String, @Nullable String> regions = new TreeMap<>();
        regions.putAll(card.regions());
        return regions;
    }

    private static JsonNode decimal(BigDecimal number) {
        return NODES.numberNode(number);
    }

    /** @throws ProblemException that names every field that cannot be used */
    public RateCard toCard(CardQuestion question) {
        CardDraft draft = new CardDraft(question);
        LocalDate own = effectiveFrom == null ? null : date(draft, "effective_from", effectiveFrom);
        if (own != null && question.effectiveFrom() != null && !own.equals(question.effectiveFrom())) {
            throw ProblemException.invalidParameter(
                    "effective_from", "must be the body's own, " + own + ", where both are given");
        }
        readRates(draft);
        return draft.card(own, readMarkup(draft), readExchangeRates(draft), readRegions(draft));
    }

    private void readRates(CardDraft draft) {
        List<@Nullable RateRow> rows = atMost(draft, "rates", rates, CardLimits.RATES);
        for (int i = 0; i < rows.size(); i++) {
            String field = "rates[" + i + "]";
            RateRow row = rows.get(i);
            if (row == null) {
                draft.wrong(field, "must not be null");
                continue;
            }
            String market = name(draft, field + ".market", row.market());
            String category = name(draft, field + ".category", row.category());
            BigDecimal price = number(draft, field + ".price", row.price(), CardLimits.PRICE, CardLimits.PRICE_RULE);
            List<RateTier> tiers = readTiers(draft, field + ".tiers", row.tiers());
            if (market != null && category != null && price != null) {
                draft.rate(field, market, category, new Rate(price, tiers));
            }
        }
    }

    private static List<RateTier> readTiers(CardDraft draft, String field, @Nullable List<@Nullable TierRow> given) {
        List<RateTier> tiers = new ArrayList<>();
        List<@Nullable TierRow> rows = atMost(draft, field, given, CardLimits.TIERS);
        long last = 1;
        for (int i = 0; i < rows.size(); i++) {
            String element = field + "[" + i + "]";
            TierRow row = rows.get(i);
            if (row == null) {
                draft.wrong(element, "must not be null");
                continue;
            }
            BigDecimal from =
                    number(draft, element + ".from", row.from(), CardLimits.MESSAGES, "must be a whole number");
            BigDecimal price = number(draft, element + ".price", row.price(), CardLimits.PRICE, CardLimits.PRICE_RULE);
            if (from != null && from.longValueExact() <= last) {
                draft.wrong(element + ".from", "must be greater than " + last + ", where the tier before it begins");
            } else if (from != null) {
                last = from.longValueExact();
                if (price != null) {
                    tiers.add(new RateTier(last, price));
                }
            }
        }
        return tiers;
    }

    private Markup readMarkup(CardDraft draft) {
        if (markup == null) {
            return Markup.NONE;
        }
        BigDecimal perMessage =
                optional(draft, "markup.per_message", markup.perMessage(), CardLimits.PRICE, CardLimits.PRICE_RULE);
        BigDecimal percent =
                optional(draft, "markup.percent", markup.percent(), CardLimits.PERCENT, CardLimits.PERCENT_RULE);
        return new Markup(perMessage, percent);
    }

    private ExchangeRates readExchangeRates(CardDraft draft) {
        List<@Nullable ExchangeRow> rows = atMost(draft, "exchange_rates", exchangeRates, CardLimits.EXCHANGE_RATES);
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String field = "exchange_rates[" + i + "]";
            ExchangeRow row = rows.get(i);
            if (row == null) {
                draft.wrong(field, "must not be null");
                continue;
            }
            LocalDate from = date(draft, field + ".effective_from", row.effectiveFrom());
            BigDecimal rate =
                    number(draft, field + ".rate", row.rate(), CardLimits.EXCHANGE_RATE, CardLimits.EXCHANGE_RATE_RULE);
            if (from != null && rate != null && byDay.putIfAbsent(from, rate) != null) {
                draft.wrong(field + ".effective_from", "is the day of an earlier one, too");
            }
        }
        return new ExchangeRates(byDay);
    }

    private Map<String, String> readRegions(CardDraft draft) {
        Map<String, String> checked = new LinkedHashMap<>();
        if (regions == null) {
            return checked;
        }
        if (regions.size() > CardLimits.REGIONS) {
            draft.wrong("regions", "must be at most " + CardLimits.REGIONS);
            return checked;
        }
        regions.forEach((region, market) -> {
            String field = "regions." + (region.length() > 2 ? region.substring(0, 2) + "…" : region);
            String named = name(draft, field, market);
            if (!RecipientRegion.isRegion(region)) {
                draft.wrong(field, "must be two capital letters, the ISO 3166-1 code of a region with phones");
            } else if (named != null && !draft.has(named)) {
                draft.wrong(field, "must be a market of this card");
            } else if (named != null) {
                checked.put(region, named);
            }
        });
        return checked;
    }
}
