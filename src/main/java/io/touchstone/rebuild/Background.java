package io.touchstone.rebuild;

import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.sql.Failure;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Unquoted;
import io.touchstone.tenant.WorkspaceId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
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
