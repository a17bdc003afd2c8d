package io.touchstone.demo;

import io.quarkus.runtime.ShutdownEvent;
import io.touchstone.control.catalog.Campaign;
import io.touchstone.control.catalog.Catalog;
import io.touchstone.control.catalog.Flow;
import io.touchstone.control.catalog.FlowGraph;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.intake.Ingestion;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells a workspace what happened in the shop, week by week, the latest first: the first screen needs no more than the last two months,
 * and the rest comes in while somebody looks at it. Events have the same ids every time, so that only what is new counts; a week
 * that was told until its end is not told again.
 */
@Singleton
class DemoFeed {

    static final int DAYS = 400;

    private static final Logger LOG = Logger.getLogger(DemoFeed.class);

    /** Weeks that the last 30 days and the 30 before them touch. */
    private static final int FIRST_WEEKS = 10;

    /** What is said of a campaign all of whose week's events were told, and of others. */
    private static final String CLOSED = "closed";

    private static final String SENT = "sent";

    private final Ingestion ingestion;
    private final Catalog catalog;
    private final InstantSource clock;
    private volatile boolean ending;
    private volatile @Nullable Thread later;

    DemoFeed(Ingestion ingestion, Catalog catalog, InstantSource clock) {
        this.ingestion = ingestion;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Tells of the last weeks, then goes on with those before by itself. */
    void begin(WorkspaceId workspace, DemoWorld world) {
        for (DemoFlow flow : world.flows()) {
            catalog.define(workspace, new Flow(flow.id(), flow.name(), "active"), graph(flow));
        }
        Instant now = clock.instant();
        List<LocalDate> weeks = weeks(LocalDate.ofInstant(now, world.zone()));
        weeks.stream().limit(FIRST_WEEKS).forEach(monday -> tell(workspace, world, monday, now));
        later = Thread.ofVirtual().name("history of the demo").start(() -> tellHistory(workspace, world, weeks, now));
    }

    void atShutdown(@Observes ShutdownEvent shutdown) throws InterruptedException {
        end();
    }

    /** Once the week under way is told. */
    void end() throws InterruptedException {
        ending = true;
        Thread history = later;
        if (history != null) {
            history.join();
        }
    }

    /** The Mondays of all that there is to tell, the latest first. */
    static List<LocalDate> weeks(LocalDate today) {
        LocalDate first = today.minusDays(DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return first.datesUntil(today.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY)
                .toList()
                .reversed();
    }

    private void tellHistory(WorkspaceId workspace, DemoWorld world, List<LocalDate> weeks, Instant now) {
        try {
            for (LocalDate monday : weeks.subList(Math.min(FIRST_WEEKS, weeks.size()), weeks.size())) {
                if (ending) {
                    return;
                }
                tell(workspace, world, monday, now);
            }
            LOG.infof("All %d days of the demo are there.", DAYS);
        } catch (RuntimeException e) {
            LOG.warn("The demo lacks some of its older days: the next start tries again.", e);
        }
    }

    private void tell(WorkspaceId workspace, DemoWorld world, LocalDate monday, Instant now) {
        LocalDate sunday = monday.plusDays(6);
        List<DemoCampaign> campaigns = world.campaigns(monday, sunday);
        if (isClosed(workspace, campaigns)) {
            return;
        }
        List<ParsedEvent> past = monday.datesUntil(sunday.plusDays(1))
                .flatMap(day -> world.day(day).stream())
                .filter(event -> !event.occurredAt().isAfter(now))
                .<ParsedEvent>map(ParsedEvent.Valid::new)
                .toList();
        if (past.isEmpty()) {
            return;
        }
        ingestion.store(workspace, past);
        Instant over = sunday.atStartOfDay(world.zone()).toInstant().plus(DemoWorld.LONGEST);
        LocalDate today = LocalDate.ofInstant(now, world.zone());
        for (DemoCampaign campaign : campaigns) {
            if (!campaign.sentOn().isAfter(today)) {
                catalog.define(
                        workspace, new Campaign(campaign.id(), campaign.name(), over.isBefore(now) ? CLOSED : SENT));
            }
        }
    }

    /** The last of them is told of last. */
    private boolean isClosed(WorkspaceId workspace, List<DemoCampaign> campaigns) {
        return catalog.find(workspace, campaigns.getLast().id())
                .filter(campaign -> CLOSED.equals(campaign.status()))
                .isPresent();
    }

    private static FlowGraph graph(DemoFlow flow) {
        return new FlowGraph(
                flow.nodes().stream()
                        .map(node -> new FlowGraph.Node(node.id(), node.name(), node.kind()))
                        .toList(),
                flow.edges().stream()
                        .map(edge -> new FlowGraph.Edge(edge.from(), edge.to(), edge.label()))
                        .toList());
    }
}
