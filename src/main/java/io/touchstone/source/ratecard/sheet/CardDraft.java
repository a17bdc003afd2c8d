package io.touchstone.source.ratecard.sheet;

import io.touchstone.event.Category;
import io.touchstone.event.json.EventLimits;
import io.touchstone.problem.FieldErrors;
import io.touchstone.problem.ProblemException;
import io.touchstone.source.ratecard.ExchangeRates;
import io.touchstone.source.ratecard.MarketRates;
import io.touchstone.source.ratecard.Markup;
import io.touchstone.source.ratecard.Rate;
import io.touchstone.source.ratecard.RateCard;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A card while it is read: its prices, and everything that is wrong with it, which is told at once so that a client can mend all of
 * it. For one thread at a time.
 */
final class CardDraft {

    private final CardQuestion question;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Map<String, Rate>> rates = new LinkedHashMap<>();
    private final FieldErrors errors = new FieldErrors();
    private int count;

    CardDraft(CardQuestion question) {
        this.question = question;
    }

    CardQuestion question() {
        return question;
    }

    /** @param field as the client wrote it, or the line */
    void wrong(String field, String detail) {
        errors.add(field, detail);
    }

    /** @param field where it stands, as the client wrote it */
    void rate(String field, String market, String category, Rate rate) {
        String form = MarketRates.form(market);
        names.putIfAbsent(form, market.strip().replaceAll("\\s+", " "));
        String code = categoryCode(category);
        if (code == null) {
            wrong(field, "has no category");
        } else if (rates.computeIfAbsent(form, name -> new LinkedHashMap<>()).putIfAbsent(code, rate) != null) {
            wrong(field, "is the second price of " + code + " in " + names.get(form));
        }
        count++;
        if (names.size() > CardLimits.MARKETS || count > CardLimits.RATES) {
            throw ProblemException.invalidField(
                    field,
                    "is more than a card holds: " + CardLimits.MARKETS + " markets and " + CardLimits.RATES
                            + " prices");
        }
    }

    boolean has(String market) {
        return names.containsKey(MarketRates.form(market));
    }

    /**
     * The card.
     *
     * @param ownDate of the list itself; null where it has none
     * @throws ProblemException with everything that is wrong
     */
    RateCard card(
            @Nullable LocalDate ownDate, Markup markup, ExchangeRates exchangeRates, Map<String, String> regions) {
        LocalDate from = question.effectiveFrom() == null ? ownDate : question.effectiveFrom();
        if (errors.isEmpty() && from == null) {
            throw ProblemException.invalidParameter(
                    "effective_from", "is missing, and the list does not say one day from which it is in effect");
        }
        if (from != null) {
            checkExchangeRates(from, exchangeRates);
        }
        if (errors.isEmpty() && rates.isEmpty()) {
            wrong("rates", "must hold a price");
        }
        Map<String, MarketRates> markets = new LinkedHashMap<>();
        rates.forEach((form, market) -> markets.put(form, new MarketRates(names.getOrDefault(form, form), market)));
        RateCard card = new RateCard(
                question.currency(), from == null ? LocalDate.EPOCH : from, markets, markup, exchangeRates, regions);
        if (errors.isEmpty() && card.dearest().compareTo(EventLimits.AMOUNT_BOUND) >= 0) {
            wrong(
                    "rates",
                    "with markup and exchange rate a price must be less than "
                            + EventLimits.AMOUNT_BOUND.toPlainString());
        }
        errors.end();
        return card;
    }

    private void checkExchangeRates(LocalDate from, ExchangeRates exchangeRates) {
        if (!question.currency().equals(question.workspaceCurrency())
                && exchangeRates.on(from).isEmpty()) {
            wrong(
                    "exchange_rates",
                    "must have one that holds on " + from + ", because the workspace's currency is "
                            + question.workspaceCurrency().getCurrencyCode());
        }
    }

    /** Lists break lines behind a hyphen, and have blanks where statuses have underscores. */
    private static @Nullable String categoryCode(String text) {
        return Category.of(text.strip().replaceAll("-\\s+", "-").replaceAll("\\s+", "_"));
    }
}
