package io.touchstone.callers;

import io.touchstone.callers.SecurityEvent.AuthenticationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Failed authentication by address, told as seldom as it says something: the first at once, then how many more there were,
 * once a minute. So nobody fills a disk by trying.
 */
final class FailureTally {

    /** Between two lines of one address. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    /** Addresses with lines of their own at one time; all others are told together. That is some 100 KiB a minute at most. */
    static final int MOST_ADDRESSES = 500;

    static final String OTHERS = "others";

    private record Failing(String address, Refusal reason) {}

    private static final class FailureCount {
        private Instant toldAt;
        private long untold;

        FailureCount(Instant toldAt) {
            this.toldAt = toldAt;
        }
    }

    private final Map<Failing, FailureCount> counts = new HashMap<>();

    /** One more. What is to be told now, if anything. */
    synchronized Optional<AuthenticationFailed> add(String address, Refusal reason, Instant now) {
        Failing own = new Failing(address, reason);
        Failing failing = counts.containsKey(own) || counts.size() < MOST_ADDRESSES ? own : new Failing(OTHERS, reason);
        FailureCount count = counts.get(failing);
        if (count == null) {
            counts.put(failing, new FailureCount(now));
            return Optional.of(new AuthenticationFailed(failing.address(), reason, 1));
        }
        count.untold++;
        return isDue(count, now) ? Optional.of(tell(failing, count, now)) : Optional.empty();
    }

    /** What became due. Forgets who stayed away. */
    synchronized List<AuthenticationFailed> due(Instant now) {
        List<AuthenticationFailed> due = new ArrayList<>();
        counts.entrySet().removeIf(entry -> {
            FailureCount count = entry.getValue();
            boolean isDue = isDue(count, now);
            if (isDue && count.untold > 0) {
                due.add(tell(entry.getKey(), count, now));
                return false;
            }
            return isDue;
        });
        return due;
    }

    /** All that was not told, for there will be no more. */
    synchronized List<AuthenticationFailed> rest(Instant now) {
        List<AuthenticationFailed> rest = new ArrayList<>();
        counts.forEach((failing, count) -> {
            if (count.untold > 0) {
                rest.add(tell(failing, count, now));
            }
        });
        return rest;
    }

    private static boolean isDue(FailureCount count, Instant now) {
        return !now.isBefore(count.toldAt.plus(PAUSE));
    }

    private static AuthenticationFailed tell(Failing failing, FailureCount count, Instant now) {
        AuthenticationFailed told = new AuthenticationFailed(failing.address(), failing.reason(), count.untold);
        count.toldAt = now;
        count.untold = 0;
        return told;
    }
}
