package io.touchstone.control.settings;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.rebuild.Origin;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;

/** Changes settings in one transaction, all of them or none. */
@ApplicationScoped
class SettingsChange {

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Rebuilds rebuilds;

    SettingsChange(Transactions transactions, Workspaces workspaces, Rebuilds rebuilds) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.rebuilds = rebuilds;
    }

    /** The workspace as it is then. */
    Workspace apply(WorkspaceId id, SettingsPatch patch) {
        Optional<ZoneId> zone = patch.zone();
        Workspace changed = transactions.write(id, tenant -> {
            Workspace present = workspaces.lock(id).orElseThrow(CurrentWorkspace::gone);
            Workspace wanted = patch.applyTo(present);
            if (zone.isPresent()) {
                wanted = inZone(tenant, wanted, zone.get());
            }
            workspaces.save(wanted);
            DataVersionStore.increment(tenant);
            return wanted;
        });
        if (changed.rebuilding()) {
            rebuilds.run(id);
        }
        return changed;
    }

    /** At once where there is nothing to cut anew; where there is, the zone in use stays until that is done. */
    private static Workspace inZone(Tenant tenant, Workspace workspace, ZoneId zone) {
        if (!workspace.hasEvents()) {
            return workspace.using(workspace.generation(), zone);
        }
        return zone.equals(Rebuilds.zoneToBe(tenant, workspace))
                ? workspace
                : Rebuilds.begin(tenant, workspace, zone, Origin.CREDITS);
    }
}
