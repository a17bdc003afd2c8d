package io.touchstone.load;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before the next attempt. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A service that asks for more is not waited for as long as it asks: somebody is watching. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(2);

    private Backoff() {}

    /**
     * Twice as long each time, but at least what the service asks for, within bounds.
     *
     * @param failedAttempts from 1
     * @param retryAfter the header, used when it holds seconds; Touchstone sends no dates
     */
    static Duration before(int failedAttempts, Optional<String> retryAfter) {
        Duration own = FIRST.multipliedBy(1L << Math.min(failedAttempts - 1, 20));
        Duration asked = retryAfter
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
        return longest(shortest(own, LONGEST), shortest(asked, LONGEST_ASKED));
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
