package io.touchstone.rebuild;

import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.sql.Failure;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Row;
import io.touchstone.sql.Unquoted;
import io.touchstone.tenant.WorkspaceId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Goes on step by step for one workspace or several, each by one thread of this process at most. Each step needs a place of its
 * own, so that audits and the rebuilds of other workspaces get theirs in between.
 */
final class Background {

    /**
     * The tries of a rebuild that failed in a row, at one place, for no reason that passes by itself.
     *
     * @param failedAt when the last of them did, epoch milliseconds; null of none
     * @param reason of the last of them: of a database its error and the statement, without values; null of none
     * @param isLast whether no other one follows: the rebuild has failed
     */
    record Tries(
            int count, @Nullable Long failedAt, @Nullable String reason, boolean isLast) {

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

    private static final Logger LOG = Logger.getLogger(Background.class);

    private final String work;
    private final RebuildCalls calls;
    private final Predicate<WorkspaceId> step;
    private final BiConsumer<WorkspaceId, String> failed;
    private final Set<WorkspaceId> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /**
     * @param work what is done, for the log
     * @param step does a part of it; whether there is another one
     * @param failed is told why a step failed, unless that passes by itself
     */
    Background(String work, RebuildCalls calls, Predicate<WorkspaceId> step, BiConsumer<WorkspaceId, String> failed) {
        this.work = work;
        this.calls = calls;
        this.step = step;
        this.failed = failed;
    }

    /** Begins, and returns at once. */
    void run(WorkspaceId workspace) {
        Thread.ofVirtual().name(work + " " + workspace).start(() -> work(workspace));
    }

    /** Returns when all is done, when another thread is at it, or when a step fails. */
    void work(WorkspaceId workspace) {
        if (!running.add(workspace)) {
            return;
        }
        try {
            boolean more = true;
            while (more && !stopping) {
                Optional<Place> place = calls.tryEnter(workspace);
                if (place.isPresent()) {
                    try (Place _ = place.get()) {
                        more = step.test(workspace);
                    }
                }
            }
        } catch (RuntimeException e) {
            stopped(workspace, e);
        } finally {
            running.remove(workspace);
        }
    }

    private void stopped(WorkspaceId workspace, RuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        if (failure.isPassing()) {
            String why = Outage.of(thrown).map(Outage::toString).orElseGet(failure::text);
            LOG.warnf("The %s of workspace %s waits: %s", work, workspace, why);
            return;
        }
        LOG.errorf(Unquoted.of(thrown), "The %s of workspace %s stopped: %s", work, workspace, failure.text());
        try {
            failed.accept(workspace, failure.text());
        } catch (RuntimeException e) {
            LOG.warnf("It is not recorded, and tried again: %s", Failure.of(e).text());
        }
    }

    /** Begins no further step. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }
}
