package io.touchstone.source.ratecard;

import java.math.BigDecimal;

/**
 * What messages cost once there were many in a month.
 *
 * @param from the first message of the month, counted from 1, that has this price
 */
public record RateTier(long from, BigDecimal price) {

    public RateTier {
        if (from < 2 || price.signum() < 0) {
            throw new IllegalArgumentException("a tier begins after the first message and costs something or nothing");
        }
    }
}
