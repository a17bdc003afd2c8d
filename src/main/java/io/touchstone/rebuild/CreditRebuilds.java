package io.touchstone.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.attribution.AttributionEngine;
import io.touchstone.attribution.credit.CreditCheck;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.rebuild.Background.Tries;
import io.touchstone.rollup.RollupStore;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Makes the credits of a workspace again from the facts, in place. Purchases are compared piece by piece without any lock; only
 * those that turn out to have other credits than they should are locked, computed once more, and put right. As with
 * {@link Rebuilds}, how far it came is in the database, and any process can go on.
 */
@ApplicationScoped
public class CreditRebuilds {

    private static final Logger LOG = Logger.getLogger(CreditRebuilds.class);

    /** One reads while another computes. */
    private static final int SPANS_AT_ONCE = 2;

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final AttributionEngine engine;
    private final RebuildConfig config;
    private final InstantSource clock;
    private final Background background;

    CreditRebuilds(
            Transactions transactions,
            Workspaces workspaces,
            AttributionEngine engine,
            RebuildConfig config,
            RebuildCalls calls,
            InstantSource clock) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.engine = engine;
        this.config = config;
        this.clock = clock;
        this.background = new Background("rebuild of credits", calls, this::step, this::failed);
    }

    /** The last one of a workspace, under way, failed or done. */
    Optional<CreditRebuild> find(WorkspaceId workspace) {
        return transactions.statement(workspace, CreditRebuildStore::find);
    }

    /** Begins with the first purchase, also when another one is under way: what that compared may have changed since. */
    CreditRebuild begin(WorkspaceId id) {
        return transactions.write(id, tenant -> {
            if (workspaces.lock(id).isEmpty()) {
                throw CurrentWorkspace.gone();
            }
            long after =
                    CreditRebuildStore.find(tenant).map(CreditRebuild::begunAt).orElse(0L);
            CreditRebuild rebuild =
                    new CreditRebuild(id, Math.max(clock.millis(), after + 1), KeyRange.BEFORE_FIRST, 0, 0, Tries.NONE);
            CreditRebuildStore.save(tenant, rebuild);
            return rebuild;
        });
    }

    /** Works on it in the background. */
    void run(WorkspaceId workspace) {
        background.run(workspace);
    }

    /** Goes on with what was left, by this process or another. */
    @Scheduled(
            every = "10s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void goOn() {
        Outage.tolerate(
                LOG,
                "Rebuilding of credits",
                () -> transactions.statement(CreditRebuildStore::undone).stream()
                        .filter(rebuild ->
                                rebuild.isUnderWay() && rebuild.tries().areOver(clock.millis()))
                        .forEach(rebuild -> background.work(rebuild.workspace())));
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }

    /** A try of another process may have failed a moment ago: that is one. */
    private void failed(WorkspaceId id, String reason) {
        transactions
                .write(id, tenant -> {
                    boolean locked = workspaces.lock(id).isPresent();
                    Optional<CreditRebuild> after = CreditRebuildStore.find(tenant)
                            .filter(found -> found.isUnderWay() && found.tries().areOver(clock.millis()))
                            .map(found -> found.after(found.tries().and(clock.millis(), reason)));
                    if (locked && after.isPresent()) {
                        CreditRebuildStore.save(tenant, after.get());
                    }
                    return after;
                })
                .filter(CreditRebuild::hasFailed)
                .ifPresent(_ -> LOG.errorf("The rebuild of credits of workspace %s has failed: %s", id, reason));
    }

    /** The next purchases; whether there are more after them. */
    boolean step(WorkspaceId workspace) {
        Optional<CreditRebuild> underWay = find(workspace).filter(CreditRebuild::isUnderWay);
        if (underWay.isEmpty()) {
            return false;
        }
        CreditRebuild rebuild = underWay.get();
        List<KeyRange> spans = transactions.statement(workspace, tenant -> next(tenant, rebuild));
        List<CreditCheck> checks = checks(workspace, spans);
        return transactions.write(
                workspace, tenant -> repair(tenant, rebuild, spans.getLast().to(), checks));
    }

    private List<KeyRange> next(Tenant tenant, CreditRebuild rebuild) {
        int rows = Math.ceilDiv(config.rowsPerPiece(), SPANS_AT_ONCE);
        List<KeyRange> spans = new ArrayList<>();
        long after = rebuild.doneKey();
        while (spans.size() < SPANS_AT_ONCE && after != KeyRange.LAST) {
            long to = PurchaseStore.key(tenant, after, rows);
            spans.add(new KeyRange(after, to));
            after = to;
        }
        return spans;
    }

    private List<CreditCheck> checks(WorkspaceId workspace, List<KeyRange> spans) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return spans.stream()
                    .map(span -> CompletableFuture.supplyAsync(
                            () -> transactions.read(workspace, tenant -> CreditCheck.of(tenant, span)), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** What was found may have been put right since, or have changed: what counts is what is there under the locks. */
    private boolean repair(Tenant tenant, CreditRebuild rebuild, long doneKey, List<CreditCheck> checks) {
        WorkspaceId id = rebuild.workspace();
        if (workspaces.lock(id).isEmpty()) {
            return false;
        }
        if (!CreditRebuildStore.find(tenant).equals(Optional.of(rebuild))) {
            return true; // another process was faster, or it was begun again
        }
        List<Long> wrong =
                checks.stream().flatMap(check -> check.wrong().stream()).toList();
        Set<Long> keys = new TreeSet<>(wrong);
        checks.forEach(check -> keys.addAll(check.unkept()));
        if (!keys.isEmpty()) {
            RollupStore.add(tenant, CreditRepair.of(tenant, engine, keys));
        }
        long purchases = checks.stream().mapToLong(CreditCheck::purchases).sum();
        CreditRebuild after = new CreditRebuild(
                id,
                rebuild.begunAt(),
                doneKey,
                rebuild.purchases() + purchases,
                rebuild.repaired() + wrong.size(),
                Tries.NONE);
        CreditRebuildStore.save(tenant, after);
        if (!after.isUnderWay()) {
            LOG.infof(
                    "The credits of %d purchases of workspace %s were made again: %d had others",
                    after.purchases(), id, after.repaired());
        }
        return after.isUnderWay();
    }
}
