package io.touchstone.demo;

import io.quarkus.runtime.StartupEvent;
import io.touchstone.control.access.ApiKeys;
import io.touchstone.control.catalog.Campaign;
import io.touchstone.control.catalog.Catalog;
import io.touchstone.control.catalog.Flow;
import io.touchstone.control.catalog.FlowGraph;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.intake.Ingestion;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps the demo workspace up to date. Each start feeds what came since the one before, and some days before that again: their
 * events have the same ids every time, so that only what is new counts.
 */
@ApplicationScoped
class DemoWorkspace {

    private static final Logger LOG = Logger.getLogger(DemoWorkspace.class);
    private static final String NAME = "Coffee shop (demo)";
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int DAYS = 400;

    /** The share of its customers that the shop writes to, in percent: some hundreds. */
    static final int REACH = 55;

    /** As many events as are stored at once: the more, the fewer transactions. */
    private static final int BATCH = 2_000;

    private static final DemoWorld WORLD = new DemoWorld(1, ZONE, EURO, REACH);

    private final DemoConfig config;
    private final Workspaces workspaces;
    private final ApiKeys keys;
    private final Ingestion ingestion;
    private final Catalog catalog;
    private final DemoPage page;
    private final InstantSource clock;
    private final int port;

    DemoWorkspace(
            DemoConfig config,
            Workspaces workspaces,
            ApiKeys keys,
            Ingestion ingestion,
            Catalog catalog,
            DemoPage page,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.workspaces = workspaces;
        this.keys = keys;
        this.ingestion = ingestion;
        this.catalog = catalog;
        this.page = page;
        this.clock = clock;
        this.port = port;
    }

    void prepare(@Observes StartupEvent start) {
        if (config.demo()) {
            WorkspaceId workspace = findOrCreate();
            feed(workspace);
            String key = keys.replaceAdminKeys(workspace).apiKey();
            LOG.infof("""
                    The demo workspace is ready. %s
                    Its key, until the next start: %s
                    What did the last 30 days earn? Ask:

                      curl -H 'Authorization: Bearer %s' 'http://127.0.0.1:%d/v1/performance?period=last_30_days'
                    """, page.open(workspace), key, key, port);
        }
    }

    private WorkspaceId findOrCreate() {
        WorkspaceId after = null;
        while (true) {
            List<Workspace> page = workspaces.list(after, 100);
            for (Workspace workspace : page) {
                if (workspace.name().equals(NAME)) {
                    return workspace.id();
                }
            }
            if (page.isEmpty()) {
                return workspaces.create(NAME, ZONE, EURO).id();
            }
            after = page.getLast().id();
        }
    }

    private void feed(WorkspaceId workspace) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        for (DemoFlow flow : WORLD.flows()) {
            catalog.define(workspace, new Flow(flow.id(), flow.name(), "active"), graph(flow));
        }
        LocalDate begun = firstToFeed(workspace, today);
        List<ParsedEvent> past = new ArrayList<>();
        for (LocalDate day = begun; !day.isAfter(today); day = day.plusDays(1)) {
            WORLD.day(day).stream()
                    .filter(event -> !event.occurredAt().isAfter(now))
                    .map(ParsedEvent.Valid::new)
                    .forEach(past::add);
            if (past.size() >= BATCH || day.equals(today)) {
                if (!past.isEmpty()) {
                    ingestion.store(workspace, past);
                }
                describe(workspace, begun, day);
                past = new ArrayList<>();
                begun = day.plusDays(1);
            }
        }
    }

    /** The first day of which there may be events that were not fed: a campaign is named once all of its day and before was. */
    private LocalDate firstToFeed(WorkspaceId workspace, LocalDate today) {
        LocalDate first = today.minusDays(DAYS);
        return WORLD.campaigns(first, today).reversed().stream()
                .filter(campaign -> catalog.isDefined(workspace, campaign.id()))
                .findFirst()
                .map(campaign -> campaign.sentOn().minusDays(DemoWorld.LONGEST.toDays() + 1))
                .filter(day -> day.isAfter(first))
                .orElse(first);
    }

    private void describe(WorkspaceId workspace, LocalDate first, LocalDate last) {
        for (DemoCampaign campaign : WORLD.campaigns(first, last)) {
            catalog.define(workspace, new Campaign(campaign.id(), campaign.name(), "sent"));
        }
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
