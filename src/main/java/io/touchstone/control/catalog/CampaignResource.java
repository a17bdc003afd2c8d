package io.touchstone.control.catalog;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.http.TextRules;
import io.touchstone.sql.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Names campaigns. */
@Path("/v1/campaigns/{id}")
@RunOnVirtualThread
class CampaignResource {

    record CampaignDefinition(
            @Nullable String name, @Nullable String status) {}

    private final CurrentWorkspace current;
    private final Transactions transactions;

    CampaignResource(CurrentWorkspace current, Transactions transactions) {
        this.current = current;
        this.transactions = transactions;
    }

    @PUT
    @RolesAllowed(Scope.INGEST)
    public Campaign define(@RestPath String id, CampaignDefinition definition) {
        Campaign campaign = new Campaign(
                TextRules.pathId("id", id),
                TextRules.required("name", definition.name()),
                TextRules.optional("status", definition.status()));
        return transactions.write(current.id(), tenant -> {
            CampaignStore.save(tenant, campaign);
            DataVersionStore.increment(tenant);
            return campaign;
        });
    }
}
