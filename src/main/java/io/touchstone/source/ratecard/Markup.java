package io.touchstone.source.ratecard;

import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a reseller adds to the price of each message that is charged.
 *
 * @param perMessage in the card's currency; not negative
 * @param percent of the card's price; not negative
 */
public record Markup(BigDecimal perMessage, BigDecimal percent) {

    public static final Markup NONE = new Markup(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int DECIMALS_OF_A_PERCENT = 2;

    public Markup {
        if (perMessage.signum() < 0 || percent.signum() < 0) {
            throw new IllegalArgumentException("a markup takes nothing off");
        }
    }

    /** The price with it: exact where a cost has as many decimals as that needs, else rounded half up to those. */
    public BigDecimal on(BigDecimal price) {
        if (perMessage.signum() == 0 && percent.signum() == 0) {
            return price;
        }
        BigDecimal marked = price.add(price.multiply(percent).movePointLeft(DECIMALS_OF_A_PERCENT))
                .add(perMessage);
        return marked.scale() > Money.COST_DECIMALS
                ? marked.setScale(Money.COST_DECIMALS, RoundingMode.HALF_UP)
                : marked;
    }
}
