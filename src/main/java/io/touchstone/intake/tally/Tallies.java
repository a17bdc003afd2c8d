package io.touchstone.intake.tally;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Counts, and writes the counts every few seconds. */
@ApplicationScoped
public class Tallies {

    /** How long they are kept. */
    static final Duration KEPT = Duration.ofDays(31);

    private static final Logger LOG = Logger.getLogger(Tallies.class);

    /** A platform has some dozens; names of others are anybody's who signs as it. */
    private static final int MOST_KINDS = 300;

    private static final String OTHER = "other";

    /** Of all workspaces: what comes while nothing can be written. More are not counted. */
    private static final int MOST_WAITING = 100_000;

    private record KindScope(WorkspaceId workspace, Topic topic, long connectionId) {}

    private final Transactions transactions;
    private final InstantSource clock;

    // Guarded by this.
    private final Map<WorkspaceId, Map<Tally, TallySum>> waiting = new HashMap<>();
    private int waitingCount;

    /** Whoever holds it writes what waits of one workspace: whoever gets it then finds that in the database. */
    private final ReentrantLock writing = new ReentrantLock();

    /** The kinds of today. */
    private final Map<KindScope, Set<String>> kinds = new ConcurrentHashMap<>();

    // Guarded by writing.
    private final Set<WorkspaceId> swept = new HashSet<>();
    private LocalDate today = LocalDate.EPOCH;

    Tallies(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    public void add(WorkspaceId workspace, Map<Tally, Long> counts) {
        Instant now = clock.instant();
        synchronized (this) {
            counts.forEach((tally, count) -> add(workspace, known(workspace, tally), new TallySum(count, now)));
        }
    }

    private void add(WorkspaceId workspace, Tally tally, TallySum sum) {
        Map<Tally, TallySum> ofWorkspace = waiting.computeIfAbsent(workspace, _ -> new HashMap<>());
        if (ofWorkspace.containsKey(tally) || waitingCount < MOST_WAITING) {
            waitingCount += ofWorkspace.containsKey(tally) ? 0 : 1;
            ofWorkspace.merge(tally, sum, TallySum::and);
        }
    }

    private Tally known(WorkspaceId workspace, Tally tally) {
        Set<String> known = kinds.computeIfAbsent(
                new KindScope(workspace, tally.topic(), tally.connectionId()), _ -> ConcurrentHashMap.newKeySet());
        if (known.size() >= MOST_KINDS && !known.contains(tally.kind())) {
            return tally.ofKind(OTHER);
        }
        known.add(tally.kind());
        return tally;
    }

    /** The sums of the last days, today's among them: what this instance has counted, and what all others have written. */
    public Map<Tally, TallySum> since(WorkspaceId workspace, LocalDate day) {
        write(workspace);
        return transactions.statement(workspace, tenant -> TallyStore.since(tenant, day));
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void writeEach() {
        Outage.tolerate(LOG, "Writing what came in", this::write);
    }

    /** Writes what waits. */
    public void write() {
        Outage.forEach(workspaces(), this::write);
    }

    /** Where that fails, they wait on. */
    private void write(WorkspaceId workspace) {
        writing.lock();
        try {
            Map<Tally, TallySum> sums = take(workspace);
            if (sums.isEmpty()) {
                return;
            }
            LocalDate day = today();
            try {
                transactions.write(workspace, tenant -> {
                    TallyStore.add(tenant, day, sums);
                    if (!swept.contains(workspace)) {
                        TallyStore.deleteBefore(tenant, day.minusDays(KEPT.toDays()));
                    }
                    return sums.size();
                });
            } catch (RuntimeException e) {
                putBack(workspace, sums);
                throw e;
            }
            swept.add(workspace);
        } finally {
            writing.unlock();
        }
    }

    private LocalDate today() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!day.equals(today)) {
            today = day;
            kinds.clear();
            swept.clear();
        }
        return day;
    }

    void stop(@Observes ShutdownEvent event) {
        writeEach();
    }

    private synchronized List<WorkspaceId> workspaces() {
        return List.copyOf(waiting.keySet());
    }

    /** In the order in which they are written. */
    private synchronized Map<Tally, TallySum> take(WorkspaceId workspace) {
        Map<Tally, TallySum> taken = new TreeMap<>(TallyStore.ORDER);
        taken.putAll(waiting.getOrDefault(workspace, Map.of()));
        waiting.remove(workspace);
        waitingCount -= taken.size();
        return taken;
    }

    private synchronized void putBack(WorkspaceId workspace, Map<Tally, TallySum> unwritten) {
        unwritten.forEach((tally, sum) -> add(workspace, tally, sum));
    }
}
