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
import io.touchstone.http.list.Page;
import io.touchstone.query.AttributionParameters;
import io.touchstone.query.ComparisonParameters;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.MeasurementParameters;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.QueryContext;
import io.touchstone.query.catalog.SourceRow.Numbers;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Flows with their numbers, whole and node by node. */
@Path("/v1/flows")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class FlowsResource {

    record DefinedFlow(
            String id, String name, @Nullable String status, List<FlowGraph.Node> nodes, List<FlowGraph.Edge> edges) {}

    private final QueryContext context;
    private final Catalog catalog;
    private final Sources sources;
    private final FlowNodes nodes;
    private final Exports exports;

    FlowsResource(QueryContext context, Catalog catalog, Sources sources, FlowNodes nodes, Exports exports) {
        this.context = context;
        this.catalog = catalog;
        this.sources = sources;
        this.nodes = nodes;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(SourceList.class)
    public Response flows(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam MeasurementParameters basis,
            @BeanParam FilterParameters filters,
            @BeanParam ListParameters list,
            @BeanParam FormatParameters formats) {
        context.check(periodParameters, attribution, basis, filters::filter, list::check, formats::check);
        Period period = context.period(periodParameters);
        Format format = exports.format();
        Measurement asked = context.basis(attribution, basis);
        Page<Numbers> page = sources.page(SourceKind.FLOW, period, asked, filters.filter(), list, format.isTable());
        return format.isTable()
                ? exports.table(format, SourceList.table("flows", page), period, page.nextCursor())
                : exports.document(SourceList.of(context.echo(period, asked), page));
    }

    @GET
    @Path("/{id}")
    public SourceDetail flow(
            @RestPath String id,
            @BeanParam PeriodParameters periodParameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam AttributionParameters attribution,
            @BeanParam MeasurementParameters basis) {
        context.check(periodParameters, attribution, basis, () -> context.check(comparison, periodParameters));
        Period period = context.period(periodParameters);
        return sources.one(
                SourceKind.FLOW,
                id,
                period,
                context.comparedWith(comparison, periodParameters, period),
                context.basis(attribution, basis));
    }

    @GET
    @Path("/{id}/nodes")
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(FlowNodes.NodeList.class)
    public Response nodes(
            @RestPath String id,
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam MeasurementParameters basis,
            @BeanParam FormatParameters formats) {
        context.check(periodParameters, attribution, basis, formats::check);
        Period period = context.period(periodParameters);
        FlowNodes.NodeList found = nodes.of(id, period, context.basis(attribution, basis));
        Format format = exports.format();
        return format.isTable()
                ? exports.table(
                        format, new Table<>("nodes", FlowNodes.NodeRow.COLUMNS, found.nodes()::forEach), period, null)
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
