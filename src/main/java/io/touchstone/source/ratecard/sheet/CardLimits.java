package io.touchstone.source.ratecard.sheet;

import io.touchstone.event.Money;
import io.touchstone.event.json.DecimalRule;
import io.touchstone.event.json.EventLimits;

/** The bounds of what a card holds: far above Meta's lists, and such that a price is always one that an event can have. */
public final class CardLimits {

    public static final DecimalRule PRICE =
            new DecimalRule(EventLimits.AMOUNT_INTEGER_DIGITS, Money.COST_DECIMALS, true);

    public static final DecimalRule EXCHANGE_RATE =
            new DecimalRule(EventLimits.EXCHANGE_RATE_INTEGER_DIGITS, EventLimits.EXCHANGE_RATE_DECIMALS, false);

    /** A markup of more than tenfold is a mistake in the unit. */
    public static final DecimalRule PERCENT = new DecimalRule(3, 4, true);

    /** More messages than there are people, in a month. */
    static final DecimalRule MESSAGES = new DecimalRule(12, 0, true);

    static final int MARKETS = 500;
    static final int RATES = 10_000;
    static final int TIERS = 50;
    static final int REGIONS = 500;

    /** One for each day of ten years. */
    static final int EXCHANGE_RATES = 4_000;

    static final int NAME_LENGTH = 100;

    public static final String PRICE_RULE = "must be a number or plain decimal string, not negative, less than "
            + EventLimits.AMOUNT_BOUND.toPlainString() + ", with at most " + Money.COST_DECIMALS + " decimals";

    public static final String PERCENT_RULE = "must be a number from 0 to less than 1000, with at most 4 decimals";

    public static final String EXCHANGE_RATE_RULE =
            "must be a number or plain decimal string, greater than 0, with at most "
                    + EXCHANGE_RATE.integerDigits() + " digits before the decimal point and " + EXCHANGE_RATE.decimals()
                    + " after it";

    private CardLimits() {}
}
