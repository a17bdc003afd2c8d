package io.touchstone.source.pricing;

import io.touchstone.event.json.DecimalRule;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.source.ratecard.ExchangeRates;
import io.touchstone.source.ratecard.Markup;
import io.touchstone.source.ratecard.RateCard;
import io.touchstone.source.ratecard.sheet.CardLimits;
import io.touchstone.source.ratecard.sheet.RateList;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client says of a card beside its body. A list in CSV has neither markup nor exchange rates; a card in JSON has them itself. */
final class RateCardParameters {

    @QueryParam("effective_from")
    @Nullable String effectiveFrom;

    @QueryParam("markup_per_message")
    @Nullable String markupPerMessage;

    @QueryParam("markup_percent")
    @Nullable String markupPercent;

    @QueryParam("exchange_rate")
    @Nullable String exchangeRate;

    @Nullable LocalDate firstDay() {
        return effectiveFrom == null ? null : CardDate.parse("effective_from", effectiveFrom);
    }

    /** @throws ProblemException that names those that a card in JSON has in its body */
    void refuseBesideJson() {
        refuse("belongs into the body of a card in JSON");
    }

    Markup markup() {
        return new Markup(
                number("markup_per_message", markupPerMessage, CardLimits.PRICE, CardLimits.PRICE_RULE),
                number("markup_percent", markupPercent, CardLimits.PERCENT, CardLimits.PERCENT_RULE));
    }

    /** To read the list by, before its first day is known. */
    ExchangeRates exchangeRates() {
        return rates(
                LocalDate.MIN,
                exchangeRate == null
                        ? BigDecimal.ONE
                        : number(
                                "exchange_rate",
                                exchangeRate,
                                CardLimits.EXCHANGE_RATE,
                                CardLimits.EXCHANGE_RATE_RULE));
    }

    /**
     * The list with what was said beside it: the exchange rate holds from its first day on.
     *
     * @throws ProblemException where it needs an exchange rate, or joins a card that has its own
     */
    RateList complete(RateList list, Currency workspaceCurrency) {
        RateCard card = list.card();
        boolean foreign = !card.currency().equals(workspaceCurrency);
        if (list.tiersAlone()) {
            refuse("stands in the list of all prices that the tiers of this one join");
        } else if (foreign && exchangeRate == null) {
            throw ProblemException.invalidParameter(
                    "exchange_rate",
                    "is missing: units of %s, the workspace's currency, per unit of %s"
                            .formatted(
                                    workspaceCurrency.getCurrencyCode(),
                                    card.currency().getCurrencyCode()));
        }
        if (!foreign && exchangeRate != null) {
            throw ProblemException.invalidParameter(
                    "exchange_rate", "has no place beside a card in the workspace's currency");
        }
        ExchangeRates own = foreign && !list.tiersAlone()
                ? rates(
                        card.effectiveFrom(),
                        exchangeRates().byDay().firstEntry().getValue())
                : ExchangeRates.NONE;
        return new RateList(
                new RateCard(card.currency(), card.effectiveFrom(), card.markets(), card.markup(), own, card.regions()),
                list.tiersAlone());
    }

    private void refuse(String detail) {
        List<FieldError> errors = new ArrayList<>();
        if (markupPerMessage != null) {
            errors.add(new FieldError("markup_per_message", detail));
        }
        if (markupPercent != null) {
            errors.add(new FieldError("markup_percent", detail));
        }
        if (exchangeRate != null) {
            errors.add(new FieldError("exchange_rate", detail));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
    }

    private static BigDecimal number(String name, @Nullable String text, DecimalRule rule, String detail) {
        BigDecimal number = text == null ? BigDecimal.ZERO : rule.read(text);
        if (number == null) {
            throw ProblemException.invalidParameter(name, detail);
        }
        return number;
    }

    private static ExchangeRates rates(LocalDate from, BigDecimal rate) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        byDay.put(from, rate);
        return new ExchangeRates(byDay);
    }
}
