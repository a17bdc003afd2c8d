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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    private Map<WorkspaceId, Map<Tally, TallySum>> waiting = new HashMap<>();
    private int waitingCount;

    /** The kinds of today. */
    private final Map<KindScope, Set<String>> kinds = new ConcurrentHashMap<>();

    private final Map<WorkspaceId, LocalDate> swept = new ConcurrentHashMap<>();
    private volatile LocalDate today = LocalDate.EPOCH;

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
        write();
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
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!day.equals(today)) {
            today = day;
            kinds.clear();
            swept.clear();
        }
        Map<WorkspaceId, Map<Tally, TallySum>> taken = take();
        try {
            taken.keySet().stream().toList().forEach(workspace -> {
                Map<Tally, TallySum> sums = new TreeMap<>(TallyStore.ORDER);
                sums.putAll(Objects.requireNonNull(taken.get(workspace)));
                transactions.write(workspace, tenant -> {
                    TallyStore.add(tenant, day, sums);
                    if (swept.put(workspace, day) == null) {
                        TallyStore.deleteBefore(tenant, day.minusDays(KEPT.toDays()));
                    }
                    return sums.size();
                });
                taken.remove(workspace);
            });
        } finally {
            putBack(taken);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        writeEach();
    }

    private synchronized Map<WorkspaceId, Map<Tally, TallySum>> take() {
        Map<WorkspaceId, Map<Tally, TallySum>> taken = waiting;
        waiting = new HashMap<>();
        waitingCount = 0;
        return taken;
    }

    private synchronized void putBack(Map<WorkspaceId, Map<Tally, TallySum>> unwritten) {
        unwritten.forEach((workspace, sums) -> sums.forEach((tally, sum) -> add(workspace, tally, sum)));
    }
}
