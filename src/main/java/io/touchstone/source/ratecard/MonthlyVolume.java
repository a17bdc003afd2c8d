package io.touchstone.source.ratecard;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the messages of whole months, to price them by tiers. They have to come in the order of their delivery (ties: by id), from
 * the first of a month on; then it does not matter in which order they became known. For one thread at a time.
 */
public final class MonthlyVolume implements PriceBook.Before {

    private final Map<Volume, Long> messages = new HashMap<>();

    @Override
    public long count(Volume volume) {
        return messages.merge(volume, 1L, Long::sum) - 1;
    }
}
