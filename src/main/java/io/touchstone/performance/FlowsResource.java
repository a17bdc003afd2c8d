package io.touchstone.performance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.event.SourceKind;
import io.touchstone.security.Scope;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** Flows with their numbers, whole and node by node. */
@Path("/v1/flows")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class FlowsResource {

    private final Questioner questioner;
    private final Sources sources;
    private final FlowNodes nodes;

    FlowsResource(Questioner questioner, Sources sources, FlowNodes nodes) {
        this.questioner = questioner;
        this.sources = sources;
        this.nodes = nodes;
    }

    @GET
    public SourceList flows(
            @BeanParam PeriodParameters period,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basis,
            @BeanParam FilterParameters filters,
            @BeanParam ListParameters list) {
        questioner.check(period, attribution, basis, filters::filter, list::check);
        return sources.list(
                SourceKind.FLOW,
                questioner.period(period),
                questioner.basis(attribution, basis),
                filters.filter(),
                list);
    }

    @GET
    @Path("/{id}")
    public SourceDetail flow(
            @RestPath String id,
            @BeanParam PeriodParameters periodParameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basis) {
        questioner.check(periodParameters, attribution, basis, () -> questioner.check(comparison, periodParameters));
        Period period = questioner.period(periodParameters);
        return sources.one(
                SourceKind.FLOW,
                id,
                period,
                questioner.comparedWith(comparison, periodParameters, period),
                questioner.basis(attribution, basis));
    }

    @GET
    @Path("/{id}/nodes")
    public FlowNodes.NodeList nodes(
            @RestPath String id,
            @BeanParam PeriodParameters period,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basis) {
        questioner.check(period, attribution, basis);
        return nodes.of(id, questioner.period(period), questioner.basis(attribution, basis));
    }
}
