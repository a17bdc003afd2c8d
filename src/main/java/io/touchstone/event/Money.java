package io.touchstone.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An amount as its sender gave it.
 *
 * @param amount not negative
 * @param exchangeRate units of the workspace's currency per unit of {@code currency}; greater than 0, and
 *     needed unless they are the same
 */
public record Money(
        BigDecimal amount, Currency currency, @Nullable BigDecimal exchangeRate) {

    /** Decimals of a message's cost, whatever its currency: WhatsApp prices a message in fractions of a cent. */
    public static final int COST_DECIMALS = 6;

    public Money {
        if (amount.signum() < 0 || (exchangeRate != null && exchangeRate.signum() <= 0)) {
            throw new IllegalArgumentException("negative amount, or exchange rate that is not positive");
        }
    }

    /**
     * This amount in the workspace's currency, rounded half up to {@code decimals} when it had to be converted.
     *
     * @throws IllegalArgumentException when it must be converted and has no exchange rate
     */
    public BigDecimal in(Currency workspaceCurrency, int decimals) {
        if (currency.equals(workspaceCurrency)) {
            return amount;
        }
        if (exchangeRate == null) {
            throw new IllegalArgumentException("no exchange rate from " + currency + " to " + workspaceCurrency);
        }
        return amount.multiply(exchangeRate).setScale(decimals, RoundingMode.HALF_UP);
    }
}
