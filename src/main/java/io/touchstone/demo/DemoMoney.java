package io.touchstone.demo;

import io.touchstone.event.Cost;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Prices that look right in the workspace's currency. They are thought in euros. */
record DemoMoney(Currency currency) {

    /** A currency without decimals has a small unit, such as the yen. */
    private static final BigDecimal SMALL_UNITS_PER_EURO = new BigDecimal("150");

    Money of(double euros) {
        return new Money(scaled(euros, decimals()), currency, null);
    }

    /** As somebody from this country pays it: in another currency than the workspace's where that has its own. */
    Money paidFrom(DemoCountry country, double euros) {
        Currency paid = Currency.getInstance(country.currency());
        if (paid.equals(currency)) {
            return of(euros);
        }
        BigDecimal worth = new BigDecimal(country.euros());
        BigDecimal amount =
                BigDecimal.valueOf(euros).divide(worth, paid.getDefaultFractionDigits(), RoundingMode.HALF_UP);
        return new Money(amount, paid, worth.multiply(perEuro()));
    }

    /** The share of an amount, rounded down to what its currency can express. */
    Money share(Money whole, String share) {
        int decimals = Math.max(0, whole.currency().getDefaultFractionDigits());
        BigDecimal part = whole.amount().multiply(new BigDecimal(share)).setScale(decimals, RoundingMode.DOWN);
        return new Money(part, whole.currency(), whole.exchangeRate());
    }

    Cost cost(double euros, boolean estimated) {
        return new Cost(new Money(scaled(euros, Money.COST_DECIMALS), currency, null), estimated);
    }

    private BigDecimal scaled(double euros, int decimals) {
        return BigDecimal.valueOf(euros).multiply(perEuro()).setScale(decimals, RoundingMode.HALF_UP);
    }

    private BigDecimal perEuro() {
        return decimals() == 0 ? SMALL_UNITS_PER_EURO : BigDecimal.ONE;
    }

    private int decimals() {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
