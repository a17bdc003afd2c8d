package io.touchstone.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.Cost;
import io.touchstone.event.CurrencyCode;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads money: an order's amount from the event itself, a message's cost from an object of its own. */
final class MoneyFields {

    static final Set<String> COST_NAMES = Set.of("amount", "currency", "exchange_rate", "estimated");

    private static final DecimalRule EXCHANGE_RATE =
            new DecimalRule(EventLimits.EXCHANGE_RATE_INTEGER_DIGITS, EventLimits.EXCHANGE_RATE_DECIMALS, false);

    private static final String EXCHANGE_RATE_DESCRIPTION =
            "must be a number or plain decimal string, greater than 0, with at most "
                    + EventLimits.EXCHANGE_RATE_INTEGER_DIGITS + " digits before the decimal point and "
                    + EventLimits.EXCHANGE_RATE_DECIMALS + " after it";

    private MoneyFields() {}

    static Money requireAmount(EventFields fields) {
        Currency currency = currency(fields);
        return money(fields, currency, currency.getDefaultFractionDigits());
    }

    static @Nullable Cost findCost(EventFields event) {
        return event.has("cost") ? requireCost(event) : null;
    }

    static Cost requireCost(EventFields event) {
        EventFields fields = event.requireObject("cost", COST_NAMES);
        return new Cost(money(fields, currency(fields), Money.COST_DECIMALS), fields.flag("estimated"));
    }

    private static Currency currency(EventFields fields) {
        return CurrencyCode.find(fields.requireString("currency"))
                .orElseThrow(() -> fields.invalid(
                        "currency", "must be an upper-case ISO 4217 code, such as EUR", fields.require("currency")));
    }

    private static Money money(EventFields fields, Currency currency, int decimals) {
        DecimalRule rule = new DecimalRule(EventLimits.AMOUNT_INTEGER_DIGITS, decimals, true);
        JsonNode value = fields.require("amount");
        BigDecimal amount = rule.read(value);
        if (amount == null) {
            throw fields.invalid("amount", amountDescription(currency, decimals), value);
        }
        return new Money(amount, currency, exchangeRate(fields));
    }

    private static @Nullable BigDecimal exchangeRate(EventFields fields) {
        JsonNode value = fields.find("exchange_rate");
        if (value == null) {
            return null;
        }
        BigDecimal rate = EXCHANGE_RATE.read(value);
        if (rate == null) {
            throw fields.invalid("exchange_rate", EXCHANGE_RATE_DESCRIPTION, value);
        }
        return rate;
    }

    private static String amountDescription(Currency currency, int decimals) {
        return "must be a number or plain decimal string, not negative, less than "
                + EventLimits.AMOUNT_BOUND.toPlainString() + ", with at most " + decimals + " decimals in "
                + currency.getCurrencyCode();
    }
}
