package io.touchstone.demo;

import io.quarkus.runtime.StartupEvent;
import io.touchstone.control.access.ApiKeys;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps the demo workspace up to date, and says at each start how to look at it. */
@ApplicationScoped
class DemoWorkspace {

    private static final Logger LOG = Logger.getLogger(DemoWorkspace.class);
    private static final String NAME = "Coffee shop (demo)";
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Currency EURO = Currency.getInstance("EUR");
    /** The share of its customers that the shop writes to, in percent: some hundreds. */
    static final int REACH = 40;

    private static final DemoWorld WORLD = new DemoWorld(1, ZONE, EURO, REACH);

    private final DemoConfig config;
    private final Workspaces workspaces;
    private final ApiKeys keys;
    private final DemoFeed feed;
    private final DemoPage page;
    private final int port;

    DemoWorkspace(
            DemoConfig config,
            Workspaces workspaces,
            ApiKeys keys,
            DemoFeed feed,
            DemoPage page,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.workspaces = workspaces;
        this.keys = keys;
        this.feed = feed;
        this.page = page;
        this.port = port;
    }

    void prepare(@Observes StartupEvent start) {
        if (config.demo()) {
            WorkspaceId workspace = findOrCreate();
            feed.begin(workspace, WORLD);
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
}
