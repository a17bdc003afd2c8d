package io.touchstone.intake;

import io.quarkus.runtime.Startup;
import io.touchstone.event.Event;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.Outage;
import io.touchstone.tenant.WorkspaceId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores the events of requests that are in flight at once in transactions that they share, so that a thousand webhooks cost
 * a few commits. Nobody waits for company: a group is what came while the one before was being stored.
 */
@Startup
@ApplicationScoped
public class GroupCommit {

    /** Events of one transaction that were made here of what others told: as many as of a stream. */
    private static final int MOST_MADE = 2_000;

    private final Ingestion ingestion;
    private final IntakeMemory memory;

    /** Those of the platform: a virtual thread costs two hand-overs for each of the round trips of a transaction. */
    private final ExecutorService threads;

    private final IngestConfig config;
    private final Map<WorkspaceId, WorkspaceQueue> lanes = new ConcurrentHashMap<>();

    /** @param connections to the database: more threads than these would wait for one */
    GroupCommit(
            Ingestion ingestion,
            IntakeMemory memory,
            IngestConfig config,
            IntakeMeters meters,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.ingestion = ingestion;
        this.memory = memory;
        this.threads = Executors.newFixedThreadPool(
                connections, Thread.ofPlatform().name("intake-", 0).daemon().factory());
        this.config = config;
        meters.watch(this::waitingEvents);
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    private int waitingEvents() {
        return lanes.values().stream().mapToInt(WorkspaceQueue::waitingEvents).sum();
    }

    /**
     * Stores events that were made here of what others told, some thousands in one transaction.
     *
     * @return what became of each, in their order; where one of these transactions fails, those before it have been committed
     * @throws ProblemException with {@link ProblemType#TOO_MANY_REQUESTS} when as many events wait as may wait
     */
    public List<Outcome> store(WorkspaceId workspace, List<Event> events) {
        List<Outcome> outcomes = new ArrayList<>(events.size());
        for (int from = 0; from < events.size(); from += MOST_MADE) {
            List<ParsedEvent> some = events.subList(from, Math.min(from + MOST_MADE, events.size())).stream()
                    .<ParsedEvent>map(ParsedEvent.Valid::new)
                    .toList();
            outcomes.addAll(store(workspace, new Submission(some, (long) some.size() * Weight.OF_EVENT)));
        }
        return outcomes;
    }

    /**
     * As {@link Ingestion#store}, with what others of the same workspace send at the same time.
     *
     * @throws ProblemException with {@link ProblemType#TOO_MANY_REQUESTS} when as many events wait as may wait
     */
    List<Outcome> store(WorkspaceId workspace, Submission submission) {
        WorkspaceQueue lane = lanes.compute(workspace, (_, known) -> {
            WorkspaceQueue entered = known == null ? new WorkspaceQueue(config) : known;
            entered.add(submission);
            return entered;
        });
        if (lane.begin()) {
            threads.execute(() -> work(workspace, lane));
        }
        try {
            return submission.outcomes().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Stores group after group until none waits, or fails them all: whoever waited for a database that is away need not wait again. */
    private void work(WorkspaceId workspace, WorkspaceQueue lane) {
        Optional<Throwable> away = Optional.empty();
        for (List<Submission> group = lane.next(); !group.isEmpty(); group = lane.next()) {
            if (away.isPresent()) {
                fail(group, away.get());
            } else {
                away = commit(workspace, group);
            }
        }
        lanes.computeIfPresent(workspace, (_, known) -> known.isEmpty() ? null : known);
    }

    /** @return why the database cannot do its part for anybody */
    private Optional<Throwable> commit(WorkspaceId workspace, List<Submission> group) {
        try {
            List<ParsedEvent> events = group.stream()
                    .flatMap(submission -> submission.events().stream())
                    .toList();
            List<Outcome> outcomes = memory.ask(workspace, () -> ingestion.store(workspace, events));
            int from = 0;
            for (Submission submission : group) {
                int to = from + submission.events().size();
                submission.outcomes().complete(outcomes.subList(from, to));
                from = to;
            }
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            boolean away = Outage.of(e).isPresent();
            if (away || group.size() == 1) {
                fail(group, e);
            } else {
                // One of them spoils it for all: none of them may suffer for another.
                group.forEach(submission -> threads.execute(() -> commit(workspace, List.of(submission))));
            }
            return away ? Optional.of(e) : Optional.empty();
        }
    }

    private static void fail(List<Submission> group, Throwable why) {
        group.forEach(submission -> submission.outcomes().completeExceptionally(why));
    }
}
