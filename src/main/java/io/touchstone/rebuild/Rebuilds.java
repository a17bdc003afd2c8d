package io.touchstone.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.eventlog.ReservedKeys;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.contact.SharedIdentities;
import io.touchstone.facts.contact.SharedIdentityStore;
import io.touchstone.facts.message.RefHolds;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.rebuild.Background.Tries;
import io.touchstone.rollup.RollupGeneration;
import io.touchstone.rollup.RollupStore;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sees rebuilds through. What is done is in the database, so that any process can go on with what another one began; two
 * that work on the same one take turns.
 */
@ApplicationScoped
public class Rebuilds {

    private static final Logger LOG = Logger.getLogger(Rebuilds.class);

    /** Reads that began before a new generation came into use go on in the old one; none takes that long. */
    private static final Duration LAST_READS = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Pieces pieces;
    private final InstantSource clock;
    private final Background background;

    Rebuilds(Transactions transactions, Workspaces workspaces, Pieces pieces, RebuildCalls calls, InstantSource clock) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.pieces = pieces;
        this.clock = clock;
        this.background = new Background("rebuild", calls, this::step, this::failed);
    }

    /**
     * Asks for roll-ups cut in a time zone, in place of whatever rebuild is under way. The caller holds the lock of the
     * workspace, saves what this returns, commits, and then calls {@link #run}.
     *
     * @param origin what to start from, unless the one that it replaces, under way or failed, starts from more
     */
    public static Workspace begin(Tenant tenant, Workspace workspace, ZoneId zone, Origin origin) {
        Optional<Rebuild> before = RebuildStore.find(tenant);
        int latest = before.map(rebuild -> rebuild.cut().generation()).orElse(workspace.generation());
        Origin owed = before.filter(Rebuild::isOwed).map(Rebuild::origin).orElse(origin);
        RollupGeneration cut =
                new RollupGeneration(Math.max(latest, workspace.generation()) + 1, zone, RollupGeneration.NOTHING);
        RebuildStore.save(
                tenant,
                new Rebuild(workspace.id(), cut, origin.andThatOf(owed), KeyRange.BEFORE_FIRST, null, Tries.NONE));
        return workspace.whileRebuilding();
    }

    /** The time zone that was asked for last: that of the rebuild under way, else the one in use. */
    public static ZoneId zoneToBe(Tenant tenant, Workspace workspace) {
        return RebuildStore.find(tenant)
                .filter(Rebuild::isUnderWay)
                .map(rebuild -> rebuild.cut().zone())
                .orElse(workspace.zone());
    }

    /** Whether what is derived may be wrong, until a rebuild that is under way, or failed, has come to its end. */
    public static boolean isOwed(Tenant tenant) {
        return RebuildStore.find(tenant).filter(Rebuild::isOwed).isPresent();
    }

    /** Has what is derived made again, in the zone in use or the one asked for last. */
    void begin(WorkspaceId id, Origin origin) {
        transactions.write(id, tenant -> {
            Workspace workspace = workspaces.lock(id).orElseThrow(CurrentWorkspace::gone);
            workspaces.save(begin(tenant, workspace, zoneToBe(tenant, workspace), origin));
            return DataVersionStore.increment(tenant);
        });
        run(id);
    }

    /** Works on the rebuild of a workspace, if there is one, in the background. */
    public void run(WorkspaceId workspace) {
        background.run(workspace);
    }

    /** Goes on with what was left, by this process or another, and clears away what was replaced. */
    @Scheduled(
            every = "10s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void goOn() {
        Outage.tolerate(LOG, "Rebuilding", this::goOnWithAll);
    }

    private void goOnWithAll() {
        List<Rebuild> all = transactions.read(RebuildStore::all);
        all.stream()
                .filter(rebuild -> rebuild.isUnderWay() && rebuild.tries().areOver(clock.millis()))
                .forEach(rebuild -> background.work(rebuild.workspace()));
        all.forEach(this::clearAway);
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }

    /** One piece, in a transaction of its own; whether there is another one. */
    boolean step(WorkspaceId workspace) {
        if (beginsFromEvents(workspace) && transactions.write(workspace, TouchStore::deleteAstray)) {
            return true;
        }
        ReservedKeys fresh = pieces.reserve(workspace);
        RefHolds holds = new RefHolds();
        return transactions.write(workspace, tenant -> step(tenant, fresh.range(), holds));
    }

    /** What hangs on a wrong contact is found by none of the pieces, which go by messages; each computes its credits without it. */
    private boolean beginsFromEvents(WorkspaceId workspace) {
        return find(workspace)
                .filter(rebuild -> rebuild.isUnderWay()
                        && rebuild.origin() == Origin.EVENTS
                        && rebuild.cut().doneKey() == RollupGeneration.NOTHING
                        && (!rebuild.hasToPart() || rebuild.peopleKey() == KeyRange.BEFORE_FIRST))
                .isPresent();
    }

    private boolean step(Tenant tenant, KeySequence fresh, RefHolds holds) {
        Optional<Workspace> workspace = workspaces.lock(tenant.workspace());
        Optional<Rebuild> underWay = RebuildStore.find(tenant).filter(Rebuild::isUnderWay);
        if (workspace.isEmpty() || underWay.isEmpty()) {
            return false;
        }
        Rebuild rebuild = underWay.get();
        SharedIdentities shared =
                SharedIdentityStore.find(tenant, workspace.get().sharedEdition());
        if (rebuild.hasToPart()) {
            RebuildStore.save(tenant, rebuild.partedUpTo(pieces.part(tenant, shared, rebuild, fresh)));
            return true;
        }
        long doneKey = pieces.add(tenant, shared, rebuild, fresh, holds);
        Rebuild after = rebuild.upTo(doneKey);
        if (doneKey != RollupGeneration.WHOLE) {
            RebuildStore.save(tenant, after);
            return true;
        }
        if (rebuild.origin() == Origin.EVENTS) {
            Contacts.forgetUnnamed(tenant);
        }
        RebuildStore.save(tenant, after.finished(clock.millis()));
        workspaces.save(
                workspace.get().using(after.cut().generation(), after.cut().zone()));
        return false;
    }

    /** The last one, under way, failed or done, until it is cleared away. */
    Optional<Rebuild> find(WorkspaceId workspace) {
        return transactions.statement(workspace, RebuildStore::find);
    }

    /** A try of another process may have failed a moment ago: that is one. */
    private void failed(WorkspaceId id, String reason) {
        Optional<Rebuild> after = transactions.write(id, tenant -> {
            Optional<Workspace> workspace = workspaces.lock(id);
            Optional<Rebuild> rebuild = RebuildStore.find(tenant)
                    .filter(found -> found.isUnderWay() && found.tries().areOver(clock.millis()))
                    .map(found -> found.after(found.tries().and(clock.millis(), reason)));
            if (workspace.isEmpty() || rebuild.isEmpty()) {
                return Optional.empty();
            }
            RebuildStore.save(tenant, rebuild.get());
            if (rebuild.get().hasFailed()) {
                workspaces.save(workspace.get().withoutRebuild());
                DataVersionStore.incrementAll(tenant);
            }
            return rebuild;
        });
        after.filter(Rebuild::hasFailed).ifPresent(this::giveUp);
    }

    private void giveUp(Rebuild rebuild) {
        WorkspaceId id = rebuild.workspace();
        LOG.errorf(
                "The rebuild of workspace %s has failed: %s",
                id, rebuild.tries().reason());
        int madeInVain = rebuild.cut().generation() - 1;
        boolean more = true;
        while (more && !background.isStopping()) {
            more = transactions.write(id, tenant -> RollupStore.delete(tenant, madeInVain));
        }
    }

    private void clearAway(Rebuild rebuild) {
        Long finishedAt = rebuild.finishedAt();
        if (finishedAt == null || clock.millis() - finishedAt < LAST_READS.toMillis()) {
            return;
        }
        WorkspaceId id = rebuild.workspace();
        int generation = rebuild.cut().generation();
        boolean more = true;
        while (more && !background.isStopping()) {
            more = transactions.write(id, tenant -> RollupStore.deleteBefore(tenant, generation));
        }
        transactions.write(id, tenant -> {
            boolean locked = workspaces.lock(id).isPresent();
            if (locked && RebuildStore.find(tenant).equals(Optional.of(rebuild))) {
                RebuildStore.delete(tenant);
            }
            return locked;
        });
    }
}
