package io.touchstone.http.body;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.Duration;

/**
 * How fast a body comes: of the last 30 pieces of the time in which somebody was ready to read it, how many bytes each brought.
 * While the service does something else, or waits for room itself, no time passes here. Not thread safe.
 */
final class Pace {

    private static final int PIECES = 30;

    private final BodyConfig config;
    private final boolean endless;
    private final long begun;
    private final long piece;
    private final long leastBytes;
    /** One more than there are: the last one has only begun. */
    private final long[] bytes = new long[PIECES + 1];

    private long willing;
    private long current;

    /**
     * @param endless whether the whole of it may take any time
     * @param now nanoseconds of some clock
     */
    Pace(BodyConfig config, boolean endless, long now) {
        this.config = config;
        this.endless = endless;
        this.begun = now;
        this.piece = config.rateWindow().toNanos() / PIECES;
        this.leastBytes = config.leastRate() * config.rateWindow().toMillis() / 1_000;
    }

    /** Somebody waited so long for so many bytes. */
    void came(long nanos, long count) {
        advance(willing + nanos);
        willing += nanos;
        bytes[index(current)] += count;
    }

    /**
     * Fails where this is too slow, or takes too long.
     *
     * @param waiting nanoseconds for which somebody has waited by now since bytes came last
     * @throws ProblemException with {@link ProblemType#BODY_TOO_SLOW}
     */
    void check(long now, long waiting) {
        if (!endless && now - begun > config.longestTime().toNanos()) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_SLOW,
                    "The body was not whole after " + seconds(config.longestTime()) + "; send less at once.");
        }
        if (isTooSlow(waiting)) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_SLOW,
                    "The body came with less than " + config.leastRate() + " bytes a second for "
                            + seconds(config.rateWindow()) + ".");
        }
    }

    private boolean isTooSlow(long waiting) {
        long reached = (willing + waiting) / piece;
        if (reached <= PIECES) {
            return reached == PIECES && sum(0) < leastBytes;
        }
        return sum(reached - PIECES) < leastBytes;
    }

    /** Of the pieces from this one on. */
    private long sum(long from) {
        long sum = 0;
        for (long each = Math.max(from, current - PIECES); each <= current; each++) {
            sum += each < 0 ? 0 : bytes[index(each)];
        }
        return sum;
    }

    private void advance(long nanos) {
        long reached = nanos / piece;
        for (long each = Math.max(current + 1, reached - PIECES); each <= reached; each++) {
            bytes[index(each)] = 0;
        }
        current = reached;
    }

    private static int index(long piece) {
        return (int) (piece % (PIECES + 1));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
