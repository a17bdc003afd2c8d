package io.touchstone.source.link.click;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.erasure.ErasureBegins;
import io.touchstone.event.Event;
import io.touchstone.event.Event.MessageClicked;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.intake.GroupCommit;
import io.touchstone.problem.ProblemException;
import io.touchstone.source.link.click.LinkClickStore.ClickCounts;
import io.touchstone.source.link.click.LinkClickStore.LinkDay;
import io.touchstone.source.link.click.SpoolSegment.SegmentId;
import io.touchstone.source.link.token.LinkSeal;
import io.touchstone.source.link.token.TrackedLink;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.LocalCalendar;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings clicks from their files into the database: events by their ids, counts by the file, so that whatever breaks off in between is done again
 * and nothing twice.
 */
@ApplicationScoped
public class ClickReplay {

    private static final Logger LOG = Logger.getLogger(ClickReplay.class);

    /** Longer than a file waits that is brought in at all. */
    private static final Duration REMEMBERED = Duration.ofDays(40);

    /** Shorter than anybody waits for an instance to end; what is not in then waits in its files. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(8);

    private static final Duration PATIENCE_OF_AN_ERASURE = Duration.ofSeconds(10);

    /** A click and the link that was followed. */
    private record Followed(SpooledClick click, TrackedLink link) {

        /** Whose click it is; nobody's where nothing says so, and then there is no event. */
        Optional<Event> event() {
            String message = link.messageId();
            String ref = message != null ? null : click.ref() == null ? link.ref() : click.ref();
            return message == null && ref == null
                    ? Optional.empty()
                    : Optional.of(new MessageClicked(
                            "click-" + click.id(), click.at(), message, ref, link.url(), click.machine()));
        }
    }

    private final ClickSpool spool;
    private final LinkSeal seal;
    private final GroupCommit commits;
    private final Transactions transactions;
    private final InstantSource clock;

    private final ReentrantLock replaying = new ReentrantLock();
    private volatile boolean isEnding;
    private volatile long endingAt;

    ClickReplay(ClickSpool spool, LinkSeal seal, GroupCommit commits, Transactions transactions, InstantSource clock) {
        this.spool = spool;
        this.seal = seal;
        this.commits = commits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whatever goes on with the database. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void forceEach() {
        spool.force();
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void replayEach() {
        try {
            Outage.tolerate(LOG, "Bringing in clicks on links", this::replay);
        } catch (ProblemException | UncheckedIOException e) {
            // A workspace for which too much waits already, or a file that cannot be read: the next second comes.
            LOG.warnf("Some clicks on links wait: %s", e.getMessage());
        }
    }

    /** First of all that is put away: what comes of clicks is counted by others. Nothing of it keeps them from being put away. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        try {
            isEnding = true;
            endingAt = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
            replayEach();
        } catch (RuntimeException e) {
            LOG.error("Clicks on links wait in their files for the next start", e);
        } finally {
            spool.turn();
        }
    }

    /** Brings in all that wait, of processes that are gone, too; one file of one workspace keeps no other from its turn. */
    public void replay() {
        replaying.lock();
        try {
            Outage.forEach(spool.waiting(), path -> replay(path, null));
            spool.turn().ifPresent(path -> replay(path, null));
        } finally {
            replaying.unlock();
        }
    }

    /**
     * A click that waits would bring back the id of a message, or a ref, in which somebody's number stands. What keeps clicks of other
     * workspaces from being brought in keeps nobody from being erased.
     */
    void replay(@Observes ErasureBegins begins) {
        if (!isMyTurn()) {
            LOG.warn(
                    "Somebody is erased while clicks on links are brought in for long: theirs follow, under other ids");
            return;
        }
        try {
            spool.turn();
            for (Path path : spool.closed()) {
                try {
                    replay(path, begins.workspace());
                } catch (UncheckedIOException e) {
                    LOG.warnf("Somebody is erased while some clicks on links wait: %s", e.getMessage());
                }
            }
        } finally {
            replaying.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return replaying.tryLock(PATIENCE_OF_AN_ERASURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @param erasing the workspace whose clicks alone have to be brought in; null where all have to be */
    private void replay(Path path, @Nullable WorkspaceId erasing) {
        if (isEnding && System.nanoTime() > endingAt) {
            return;
        }
        try {
            Optional<SpoolSegment> held = SpoolSegment.hold(path);
            if (held.isPresent()) {
                try (SpoolSegment segment = held.get()) {
                    replay(segment, erasing);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(SpoolSegment segment, @Nullable WorkspaceId erasing) throws IOException {
        Map<WorkspaceId, List<Followed>> ofWorkspaces = new HashMap<>();
        BufferedReader lines = segment.lines();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Optional<SpooledClick> click = SpooledClick.parse(line);
            if (click.isEmpty()) {
                continue; // of a process that ended while it wrote it: nobody was told that it is kept
            }
            Optional<TrackedLink> link = seal.open(click.get().token());
            if (link.isEmpty()) {
                LOG.errorf(
                        "%s has clicks on links that were sealed with a key which is not there: it is set aside",
                        segment.path());
                segment.setAside();
                return;
            }
            ofWorkspaces
                    .computeIfAbsent(link.get().workspace(), _ -> new ArrayList<>())
                    .add(new Followed(click.get(), link.get()));
        }
        List<Followed> first = erasing == null ? null : ofWorkspaces.remove(erasing);
        if (erasing != null && first != null) {
            replay(segment.id(), erasing, first);
        }
        try {
            Outage.forEach(ofWorkspaces.entrySet(), clicks -> replay(segment.id(), clicks.getKey(), clicks.getValue()));
        } catch (RuntimeException e) {
            if (erasing == null) {
                throw e;
            }
            LOG.warnf("Some clicks on links wait: %s", e.getMessage());
            return;
        }
        segment.delete();
        spool.forget(segment.bytes());
    }

    private void replay(SegmentId segment, WorkspaceId workspace, List<Followed> clicks) {
        Optional<LocalCalendar> calendar = transactions
                .statement(
                        workspace,
                        tenant -> LinkClickStore.isAdded(tenant, segment)
                                ? Optional.<Workspace>empty()
                                : SelectWorkspace.find(tenant))
                .map(found -> new LocalCalendar(found.zone()));
        if (calendar.isEmpty()) {
            return; // that was done before; or it was deleted, and its links lead on
        }
        commits.store(
                workspace,
                clicks.stream().flatMap(click -> click.event().stream()).toList());
        Map<LinkDay, ClickCounts> counts = new TreeMap<>();
        clicks.forEach(click -> counts.merge(
                new LinkDay(
                        LinkClickStore.digest(click.link().bytes()),
                        calendar.get().dayOf(click.click().at())),
                ClickCounts.of(click.click().machine()),
                ClickCounts::and));
        transactions.write(workspace, tenant -> {
            LinkClickStore.add(tenant, segment, counts);
            LinkClickStore.sweep(tenant, clock.instant().minus(REMEMBERED));
            return counts.size();
        });
    }
}
