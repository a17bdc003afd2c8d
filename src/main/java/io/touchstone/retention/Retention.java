package io.touchstone.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.LocalCalendar;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the events of each workspace that keeps them for some days, once a day, piece by piece, and takes away what is too old. What
 * is done is in the database: any process can go on with what another one began. Of two that come to the same one the later goes on, so that half of
 * the time is others' however many there are.
 */
@Startup
@Singleton
public final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** Of events, in one transaction: what waits for their messages waits for some hundredths of a second. */
    private static final int ROWS = 1_000;

    /** Of one message or purchase, which are held at once. What has more is no message of people, and stays. */
    private static final int MOST_EVENTS = 10_000;

    private static final int WORKSPACES_AT_ONCE = 500;

    /** @param left how far it is after this piece; null where there is none, or others are at it */
    private record SweptPiece(int events, @Nullable Sweep left) {

        static final SweptPiece NONE = new SweptPiece(0, null);
    }

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final InstantSource clock;
    private final Counter dropped;
    private volatile boolean stopping;

    Retention(Transactions transactions, Workspaces workspaces, MeterRegistry registry, InstantSource clock) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.clock = clock;
        this.dropped = Counter.builder("touchstone.retention.dropped")
                .description("Events that were taken away because their workspace keeps none so old")
                .baseUnit("events")
                .register(registry);
    }

    @Scheduled(
            every = "10m",
            delayed = "3m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void sweepEach() {
        Outage.tolerate(LOG, "Taking events away that are too old", this::sweepAll);
    }

    private void sweepAll() {
        List<Workspace> some = workspaces.list(null, WORKSPACES_AT_ONCE);
        while (!some.isEmpty() && !stopping) {
            Outage.forEach(
                    some.stream()
                            .filter(workspace -> workspace.retentionDays() != null)
                            .toList(),
                    workspace -> sweep(workspace.id()));
            some = workspaces.list(some.getLast().id(), WORKSPACES_AT_ONCE);
        }
    }

    /** All that is left of today's. It rests for as long as it works, so that half of the time is others'. */
    void sweep(WorkspaceId workspace) {
        Sweep left = null;
        do {
            long begin = System.nanoTime();
            Sweep before = left;
            SweptPiece piece = transactions.write(workspace, tenant -> step(tenant, before));
            dropped.increment(piece.events());
            left = piece.left();
            if (left != null) {
                LockSupport.parkNanos(System.nanoTime() - begin);
            }
        } while (left != null && !stopping);
    }

    /**
     * One piece. Not while a rebuild has, or had, facts to repair: what is wrong would stay so.
     *
     * @param left how far this process came with the piece before: where it is not so any more another one has come, and goes on
     */
    private SweptPiece step(Tenant tenant, @Nullable Sweep left) {
        // Before all other locks: no setting is changed, no rebuild begins and nobody is erased meanwhile.
        Optional<Workspace> found = SelectWorkspace.lock(tenant);
        Optional<Sweep> stored = RetentionStore.lock(tenant);
        Integer days = found.map(Workspace::retentionDays).orElse(null);
        boolean isTaken = left != null && !stored.equals(Optional.of(left));
        if (found.isEmpty() || days == null || isTaken || Rebuilds.isOwed(tenant)) {
            return SweptPiece.NONE;
        }
        Workspace workspace = found.get();
        LocalCalendar calendar = new LocalCalendar(workspace.zone());
        LocalDate before = calendar.dayOf(clock.instant()).minusDays(days);
        Sweep sweep = stored.map(begun -> begun.orNext(before)).orElseGet(() -> Sweep.from(before));
        if (sweep.isDone()) {
            return SweptPiece.NONE;
        }
        KeyRange span = new KeyRange(sweep.doneKey(), EventLog.key(tenant, sweep.doneKey(), ROWS));
        long start = calendar.startOf(sweep.before()).toEpochMilli();
        List<Long> quiet = EventLog.quietSince(tenant, span, start, MOST_EVENTS);
        int events = 0;
        if (!quiet.isEmpty()) {
            say(workspace, sweep.before());
            events = new Freezing(tenant, start).of(quiet);
        }
        Sweep after = sweep.upTo(span.to());
        RetentionStore.save(tenant, after);
        return new SweptPiece(events, after.isDone() ? null : after);
    }

    /** Before anything is taken away, whoever asks is told so. */
    private void say(Workspace locked, LocalDate before) {
        LocalDate said = locked.frozenBefore();
        if (said == null || said.isBefore(before)) {
            workspaces.save(locked.frozenBefore(before));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
