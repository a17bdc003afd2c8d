package io.touchstone.control.accesslog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notes who looked at people, and writes it every few seconds: an answer that takes longer is written while it goes on, and again with
 * what it came to. Made at start, so that its counter is seen to grow from zero.
 */
@Startup
@Singleton
public final class AccessLog {

    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    /** Of all workspaces, some hundred bytes each: what is read while nothing can be written. Of more nobody will know. */
    static final int MOST_WAITING = 20_000;

    private static final int WORKSPACES_AT_ONCE = 500;

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final AccessLogConfig config;
    private final InstantSource clock;
    private final Counter written;
    private final Counter lost;

    private final Set<PeopleRead> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Whoever holds it writes what waits: whoever gets it then finds that in the database. */
    private final ReentrantLock writing = new ReentrantLock();

    AccessLog(
            Transactions transactions,
            Workspaces workspaces,
            AccessLogConfig config,
            MeterRegistry registry,
            InstantSource clock) {
        if (config.kept().toDays() < 1) {
            throw new ConfigurationException("touchstone.access-log.kept must be a day or longer");
        }
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.config = config;
        this.clock = clock;
        this.written = counter(registry, "written");
        this.lost = counter(registry, "lost");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("touchstone.access.log")
                .description("Answers with people who are not masked, by whether the log of them has an entry")
                .baseUnit("entries")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** An answer begins to go out. */
    public void add(PeopleRead read) {
        if (stopped || waiting.size() >= MOST_WAITING) {
            lost.increment();
        } else {
            waiting.add(read);
        }
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void writeEach() {
        Outage.tolerate(LOG, "Writing who looked at people", () -> write(null));
    }

    /** Writes what this instance has noted of a workspace. Where that fails, it waits on. */
    public void writeOf(WorkspaceId workspace) {
        write(workspace);
    }

    private void write(@Nullable WorkspaceId only) {
        writing.lock();
        try {
            Map<WorkspaceId, List<PeopleRead>> byWorkspace = waiting.stream()
                    .filter(read -> only == null || read.workspace().equals(only))
                    .collect(Collectors.groupingBy(PeopleRead::workspace));
            Outage.forEach(byWorkspace.entrySet(), reads -> write(reads.getKey(), reads.getValue()));
        } finally {
            writing.unlock();
        }
    }

    private void write(WorkspaceId workspace, List<PeopleRead> reads) {
        Map<PeopleRead, LoggedAccess> entries = new LinkedHashMap<>();
        List<PeopleRead> over = new ArrayList<>();
        for (PeopleRead read : reads) {
            if (read.isOver()) { // before its contacts are counted
                over.add(read);
            }
            entries.put(read, read.entry());
        }
        transactions.write(workspace, tenant -> {
            AccessLogStore.save(tenant, entries.values());
            return entries.size();
        });
        over.forEach(waiting::remove);
        written.increment(over.size());
    }

    /** What is older than it may be. */
    @Scheduled(
            every = "1h",
            delayed = "7m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void sweepEach() {
        Outage.tolerate(LOG, "Deleting who looked at people long ago", this::sweep);
    }

    void sweep() {
        Instant before = clock.instant().minus(config.kept());
        List<Workspace> some = workspaces.list(null, WORKSPACES_AT_ONCE);
        while (!some.isEmpty()) {
            Outage.forEach(some, workspace -> sweep(workspace.id(), before));
            some = workspaces.list(some.getLast().id(), WORKSPACES_AT_ONCE);
        }
    }

    private void sweep(WorkspaceId workspace, Instant before) {
        boolean more = true;
        while (more) {
            more = transactions.write(workspace, tenant -> AccessLogStore.deleteBefore(tenant, before));
        }
    }

    /** What cannot be written now never will be. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        waiting.forEach(PeopleRead::end);
        try {
            writeEach();
        } finally {
            lost.increment(waiting.size());
        }
    }
}
