package io.touchstone.event.json;

import static io.touchstone.event.json.RejectionType.INVALID_FIELD;
import static io.touchstone.event.json.RejectionType.MISSING_EXCHANGE_RATE;

import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.util.Currency;
import java.util.Optional;

/**
 * What the workspace's currency demands of an event: money in another currency
 * needs an exchange rate, and is less than {@link EventLimits#AMOUNT_BOUND} once converted, too.
 */
public final class CurrencyRule {

    private CurrencyRule() {}

    /** Why the workspace cannot take this event; empty when it can. */
    public static Optional<ParsedEvent.Rejection> check(Event event, Currency workspaceCurrency) {
        return event.money().flatMap(money -> check(event, money, workspaceCurrency));
    }

    private static Optional<ParsedEvent.Rejection> check(Event event, Money money, Currency workspaceCurrency) {
        if (money.currency().equals(workspaceCurrency)) {
            return Optional.empty();
        }
        boolean cost = event instanceof Event.MessageEvent;
        String path = cost ? "cost." : "";
        if (money.exchangeRate() == null) {
            return Optional.of(new ParsedEvent.Rejection(
                    event.id(),
                    MISSING_EXCHANGE_RATE,
                    path + "exchange_rate: is missing, and the currency is "
                            + money.currency().getCurrencyCode() + ", not the workspace's "
                            + workspaceCurrency.getCurrencyCode()));
        }
        int decimals = cost ? Money.COST_DECIMALS : workspaceCurrency.getDefaultFractionDigits();
        if (money.in(workspaceCurrency, decimals).compareTo(EventLimits.AMOUNT_BOUND) >= 0) {
            return Optional.of(new ParsedEvent.Rejection(
                    event.id(),
                    INVALID_FIELD,
                    path + "amount: must be less than " + EventLimits.AMOUNT_BOUND.toPlainString()
                            + " once converted to "
                            + workspaceCurrency.getCurrencyCode() + ", not " + money.amount()
                            + " at an exchange rate of " + money.exchangeRate()));
        }
        return Optional.empty();
    }
}
