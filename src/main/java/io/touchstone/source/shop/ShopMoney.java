package io.touchstone.source.shop;

import io.touchstone.source.ratecard.ExchangeRates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/**
 * The currencies of a connection to a shop.
 *
 * @param shop that the shop keeps its books in
 * @param rates from that to the workspace's
 * @param workspace in which numbers are answered
 * @param zone of the workspace: rates are of its days
 */
public record ShopMoney(Currency shop, ExchangeRates rates, Currency workspace, ZoneId zone) {

    /** Empty where there is no rate of that day. */
    public Optional<MoneyTerms> terms(Currency currency, Instant at) {
        if (currency.equals(workspace)) {
            return Optional.of(new MoneyTerms(currency, null));
        }
        return currency.equals(shop)
                ? rates.on(LocalDate.ofInstant(at, zone)).map(rate -> new MoneyTerms(currency, rate))
                : Optional.empty();
    }
}
