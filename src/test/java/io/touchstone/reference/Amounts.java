package io.touchstone.reference;

import io.touchstone.event.Cost;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;

/** Money in the workspace's currency or, with a rate that makes halves to round, in a foreign one. */
final class Amounts {

    static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD");
    private static final List<String> RATES =
            List.of("1", "0.5", "1.5", "0.05", "1.1666", "0.8555", "151.25", "0.006321");

    private final RandomGenerator random;
    private final Currency currency;

    Amounts(RandomGenerator random, Currency currency) {
        this.random = random;
        this.currency = currency;
    }

    /** What a purchase or a refund may be: no more decimals than its currency has. */
    Money any() {
        boolean foreign = random.nextInt(6) == 0;
        Currency given = foreign ? Currency.getInstance(one(CURRENCIES)) : currency;
        long units = switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> random.nextLong(4);
            case 2 -> random.nextLong(999_999_999);
            default -> random.nextLong(1, 200_000);
        };
        BigDecimal amount = BigDecimal.valueOf(units, given.getDefaultFractionDigits());
        // A rate given without need is allowed, and ignored.
        boolean rate = !given.equals(currency) || random.nextInt(40) == 0;
        return new Money(amount, given, rate ? new BigDecimal(one(RATES)) : null);
    }

    /** Another one than the workspace's most of the time. */
    Currency currency() {
        return random.nextInt(4) == 0 ? currency : Currency.getInstance(one(CURRENCIES));
    }

    /** So many of the smallest unit of a currency, at a rate of its own where it needs one. */
    Money of(Currency given, long units) {
        BigDecimal amount = BigDecimal.valueOf(units, given.getDefaultFractionDigits());
        return new Money(amount, given, given.equals(currency) ? null : new BigDecimal(one(RATES)));
    }

    Cost cost() {
        boolean foreign = random.nextInt(6) == 0;
        Currency given = foreign ? Currency.getInstance(one(CURRENCIES)) : currency;
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(random.nextInt(8) == 0 ? 2 : 999_999), 6);
        BigDecimal rate = given.equals(currency) ? null : new BigDecimal(one(RATES));
        return new Cost(new Money(amount, given, rate), random.nextBoolean());
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
