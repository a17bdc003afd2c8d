package io.touchstone.source.link.click;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.event.Event;
import io.touchstone.event.Event.MessageClicked;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.intake.GroupCommit;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.link.click.LinkClickStore.ClickCounts;
import io.touchstone.source.link.click.LinkClickStore.LinkDay;
import io.touchstone.source.link.click.SpoolSegment.SegmentId;
import io.touchstone.source.link.token.LinkSeal;
import io.touchstone.source.link.token.TrackedLink;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.LocalCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Brings clicks from their files into the database: events by their ids, counts by the file, so that whatever breaks off in between is done again
 * and nothing twice.
 */
@ApplicationScoped
public class ClickReplay {

    private static final Logger LOG = Logger.getLogger(ClickReplay.class);

    /** Longer than a file waits that is brought in at all. */
    private static final Duration REMEMBERED = Duration.ofDays(40);

    /** A click and the link that was followed. */
    private record Followed(SpooledClick click, TrackedLink link) {

        /** Whose click it is; nobody's where nothing says so, and then there is no event. */
        Optional<Event> event() {
            String ref = click.ref() == null && link.messageId() == null ? link.ref() : click.ref();
            String message = ref == null ? link.messageId() : null;
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

    ClickReplay(ClickSpool spool, LinkSeal seal, GroupCommit commits, Transactions transactions, InstantSource clock) {
        this.spool = spool;
        this.seal = seal;
        this.commits = commits;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void replayEach() {
        spool.force();
        try {
            Outage.tolerate(LOG, "Bringing in clicks on links", this::replay);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.TOO_MANY_REQUESTS) {
                throw e;
            }
            LOG.warnf("Bringing in clicks on links waits: %s", e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        replayEach();
    }

    /** Brings in all that wait, of processes that are gone, too; synchronized, as no file can be brought in twice at once. */
    public synchronized void replay() {
        spool.closed().forEach(this::replay);
        spool.turn();
        spool.closed().forEach(this::replay);
    }

    private void replay(Path path) {
        try {
            Optional<SpoolSegment> held = SpoolSegment.hold(path);
            if (held.isPresent()) {
                try (SpoolSegment segment = held.get()) {
                    replay(segment);
                    segment.delete();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(SpoolSegment segment) throws IOException {
        Map<WorkspaceId, List<Followed>> ofWorkspaces = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(segment.path(), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                SpooledClick.parse(line)
                        .ifPresent(click -> seal.open(click.token())
                                .ifPresent(link -> ofWorkspaces
                                        .computeIfAbsent(link.workspace(), _ -> new ArrayList<>())
                                        .add(new Followed(click, link))));
            }
        }
        ofWorkspaces.forEach((workspace, clicks) -> replay(segment.id(), workspace, clicks));
    }

    private void replay(SegmentId segment, WorkspaceId workspace, List<Followed> clicks) {
        Optional<LocalCalendar> calendar =
                transactions.statement(workspace, SelectWorkspace::find).map(found -> new LocalCalendar(found.zone()));
        if (calendar.isEmpty()) {
            return; // it was deleted, and its links lead on
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
