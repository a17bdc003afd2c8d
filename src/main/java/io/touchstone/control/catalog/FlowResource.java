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
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Describes flows: their names, and the graphs whose branches answers are broken down by. */
@Path("/v1/flows/{id}")
@RunOnVirtualThread
class FlowResource {

    record DefinedFlow(
            String id, String name, @Nullable String status, List<FlowGraph.Node> nodes, List<FlowGraph.Edge> edges) {}

    private final CurrentWorkspace current;
    private final Transactions transactions;

    FlowResource(CurrentWorkspace current, Transactions transactions) {
        this.current = current;
        this.transactions = transactions;
    }

    @PUT
    @RolesAllowed(Scope.INGEST)
    public DefinedFlow define(@RestPath String id, FlowDefinition definition) {
        Flow flow = definition.toFlow(TextRules.pathId("id", id));
        FlowGraph graph = definition.toGraph();
        return transactions.write(current.id(), tenant -> {
            FlowStore.save(tenant, flow, graph);
            DataVersionStore.increment(tenant);
            return new DefinedFlow(flow.id(), flow.name(), flow.status(), graph.nodes(), graph.edges());
        });
    }
}
