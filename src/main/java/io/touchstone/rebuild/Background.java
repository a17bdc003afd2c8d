package io.touchstone.rebuild;

import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Unquoted;
import io.touchstone.tenant.WorkspaceId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Goes on step by step for one workspace or several, each by one thread of this process at most. Each step needs a place of its
 * own, so that audits and the rebuilds of other workspaces get theirs in between.
 */
final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);

    private final String work;
    private final RebuildCalls calls;
    private final Predicate<WorkspaceId> step;
    private final Set<WorkspaceId> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /**
     * @param work what is done, for the log
     * @param step does a part of it; whether there is another one
     */
    Background(String work, RebuildCalls calls, Predicate<WorkspaceId> step) {
        this.work = work;
        this.calls = calls;
        this.step = step;
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
            Outage.of(e)
                    .ifPresentOrElse(
                            outage -> LOG.warnf("The %s of workspace %s waits: %s", work, workspace, outage),
                            () -> LOG.errorf(
                                    Unquoted.of(e),
                                    "The %s of workspace %s stopped; it goes on within seconds",
                                    work,
                                    workspace));
        } finally {
            running.remove(workspace);
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
