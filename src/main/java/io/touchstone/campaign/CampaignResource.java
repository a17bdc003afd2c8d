package io.touchstone.campaign;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.http.Fields;
import io.touchstone.rollup.DataVersionStore;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
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
                Fields.pathId("id", id),
                Fields.required("name", definition.name()),
                Fields.optional("status", definition.status()));
        return transactions.write(connection -> {
            CampaignStore.save(connection, current.id(), campaign);
            DataVersionStore.increment(connection, current.id());
            return campaign;
        });
    }
}
