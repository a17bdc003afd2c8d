package io.touchstone.source.ratecard;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a message of one category costs in one market, in the card's currency.
 *
 * @param price of the first message of a month, and of all where there are no tiers; not negative
 * @param tiers by where they begin
 */
public record Rate(BigDecimal price, List<RateTier> tiers) {

    public Rate {
        tiers = List.copyOf(tiers);
        if (price.signum() < 0) {
            throw new IllegalArgumentException("a message is not paid for by who gets it");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).from() <= tiers.get(i - 1).from()) {
                throw new IllegalArgumentException("tiers are in the order in which they begin");
            }
        }
    }

    public static Rate flat(BigDecimal price) {
        return new Rate(price, List.of());
    }

    /** @param before how many messages of the month the market and category had before this one */
    public BigDecimal priceAfter(long before) {
        BigDecimal standing = price;
        for (RateTier tier : tiers) {
            if (before + 1 < tier.from()) {
                break;
            }
            standing = tier.price();
        }
        return standing;
    }
}
