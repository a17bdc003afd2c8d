package io.touchstone.rebuild;

import io.touchstone.sql.Row;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The tries of a rebuild that failed in a row, at one place, for no reason that passes by itself.
 *
 * @param failedAt when the last of them did, epoch milliseconds; null of none
 * @param reason of the last of them: of a database its error and the statement, without values; null of none
 * @param isLast whether no other one follows: the rebuild has failed
 */
record Tries(int count, @Nullable Long failedAt, @Nullable String reason, boolean isLast) {

    static final Tries NONE = new Tries(0, null, null, false);

    /**
     * The pauses between so many are 10, 30, 90 and 270 seconds, nearly seven minutes in all: a rollout, or a mistaken change of the
     * database that somebody takes back, is over by then, and nobody has waited for long.
     */
    static final int MOST = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int FACTOR = 3;

    /** In characters, of the column. */
    private static final int LONGEST_REASON = 255;

    static Tries read(Row row) {
        return new Tries(row.integer(), row.numberOrNull(), row.textOrNull(), row.flag());
    }

    /** After one more that failed. */
    Tries and(long now, String why) {
        String reasonNow = why.substring(0, Math.min(why.length(), LONGEST_REASON));
        return new Tries(count + 1, now, reasonNow, count + 1 >= MOST);
    }

    /** Whether the next one may begin. */
    boolean areOver(long now) {
        return failedAt == null || (!isLast && now - failedAt >= pauseMillis());
    }

    private long pauseMillis() {
        return FIRST_PAUSE.toMillis() * (long) Math.pow(FACTOR, count - 1.0);
    }
}
