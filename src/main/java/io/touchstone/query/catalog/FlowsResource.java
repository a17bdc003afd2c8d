package io.touchstone.query.catalog;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.control.catalog.Catalog;
import io.touchstone.control.catalog.Flow;
import io.touchstone.control.catalog.FlowGraph;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.export.Table;
import io.touchstone.http.TextRules;
import io.touchstone.problem.Errors;
import io.touchstone.query.Columns;
import io.touchstone.query.ComparisonParameters;
import io.touchstone.query.KpiParameters;
import io.touchstone.query.KpiQuestion;
import io.touchstone.query.QueryContext;
import io.touchstone.query.UnderstoodQuestion;
import io.touchstone.query.catalog.FlowNodes.NodeRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Flows with their numbers, whole and node by node. */
@Path("/v1/flows")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class FlowsResource extends SourcesResource {

    record DefinedFlow(
            String id, String name, @Nullable String status, List<FlowGraph.Node> nodes, List<FlowGraph.Edge> edges) {}

    private record NodesQuestion(KpiQuestion kpis, Optional<Format> format) {}

    private final Catalog catalog;
    private final FlowNodes nodes;

    FlowsResource(QueryContext context, Catalog catalog, Sources sources, FlowNodes nodes, Exports exports) {
        super(context, exports, sources);
        this.catalog = catalog;
        this.nodes = nodes;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(SourceList.class)
    public Response flows(@BeanParam ListParameters parameters) {
        return list(SourceKind.FLOW, parameters);
    }

    @GET
    @Path("/{id}")
    public SourceDetail flow(
            @RestPath String id, @BeanParam KpiParameters parameters, @BeanParam ComparisonParameters comparison) {
        return one(SourceKind.FLOW, id, parameters, comparison);
    }

    @GET
    @Path("/{id}/nodes")
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(FlowNodes.NodeList.class)
    public Response nodes(
            @RestPath String id,
            @BeanParam KpiParameters parameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam FormatParameters formats) {
        NodesQuestion asked = Errors.gather(errors ->
                new NodesQuestion(parameters.parse(context.workspace(), comparison, errors), formats.parse(errors)));
        Format format = exports.format(asked.format());
        UnderstoodQuestion question = context.understand(asked.kpis());
        FlowNodes.NodeList found = nodes.of(id, question);
        return format.isTable()
                ? exports.table(
                        format,
                        new Table<>(
                                "nodes",
                                Columns.withComparison(
                                        NodeRow.COLUMNS,
                                        NodeRow::comparison,
                                        question.other().isPresent()),
                                found.nodes()::forEach),
                        question.period(),
                        null)
                : exports.document(found);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.INGEST)
    public DefinedFlow define(@RestPath String id, FlowDefinition definition) {
        Flow flow = definition.toFlow(TextRules.pathId("id", id));
        FlowGraph graph = definition.toGraph();
        catalog.define(context.workspace().id(), flow, graph);
        return new DefinedFlow(flow.id(), flow.name(), flow.status(), graph.nodes(), graph.edges());
    }
}
