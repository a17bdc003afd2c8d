package io.touchstone.control.catalog;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What senders say of their campaigns and flows. They say it one after the other, under the lock of the workspace: two who name
 * the same one first do not make two of it, and nothing slips in behind the deletion of the workspace.
 */
@ApplicationScoped
public class Catalog {

    private final Transactions transactions;
    private final Workspaces workspaces;

    Catalog(Transactions transactions, Workspaces workspaces) {
        this.transactions = transactions;
        this.workspaces = workspaces;
    }

    /** In place of what was said of this campaign before. */
    public void define(WorkspaceId workspace, Campaign campaign) {
        change(workspace, () -> {
            CampaignEntity entity = CampaignEntity.findById(new SourceKey(workspace.value(), campaign.id()));
            if (entity == null) {
                entity = new CampaignEntity();
                entity.workspaceId = workspace.value();
                entity.id = campaign.id();
            }
            entity.name = campaign.name();
            entity.status = campaign.status();
            entity.persistAndFlush();
        });
    }

    /** What was said of this campaign, if anything. */
    @Transactional
    public Optional<Campaign> find(WorkspaceId workspace, String campaignId) {
        CampaignEntity entity = CampaignEntity.findById(new SourceKey(workspace.value(), campaignId));
        return Optional.ofNullable(entity).map(found -> new Campaign(found.id, found.name, found.status));
    }

    /** In place of what was said of this flow before, its graph included. */
    public void define(WorkspaceId workspace, Flow flow, FlowGraph graph) {
        change(workspace, () -> {
            FlowEntity entity = FlowEntity.findById(new SourceKey(workspace.value(), flow.id()));
            if (entity == null) {
                entity = new FlowEntity();
                entity.workspaceId = workspace.value();
                entity.id = flow.id();
            }
            entity.name = flow.name();
            entity.status = flow.status();
            entity.nodes = new ArrayList<>(graph.nodes());
            entity.edges = new ArrayList<>(graph.edges());
            entity.persistAndFlush();
        });
    }

    /** The data version comes last: who holds it keeps intake waiting. */
    private void change(WorkspaceId workspace, Runnable change) {
        transactions.write(workspace, tenant -> {
            if (workspaces.lock(workspace).isEmpty()) {
                throw CurrentWorkspace.gone();
            }
            change.run();
            return DataVersionStore.increment(tenant);
        });
    }
}
