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

/** Campaigns with their numbers. */
@Path("/v1/campaigns")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class CampaignsResource {

    private final Questioner questioner;
    private final Sources sources;

    CampaignsResource(Questioner questioner, Sources sources) {
        this.questioner = questioner;
        this.sources = sources;
    }

    @GET
    public SourceList campaigns(
            @BeanParam PeriodParameters period,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basis,
            @BeanParam FilterParameters filters,
            @BeanParam ListParameters list) {
        questioner.check(period, attribution, basis, filters::filter, list::check);
        return sources.list(
                SourceKind.CAMPAIGN,
                questioner.period(period),
                questioner.basis(attribution, basis),
                filters.filter(),
                list);
    }

    @GET
    @Path("/{id}")
    public SourceDetail campaign(
            @RestPath String id,
            @BeanParam PeriodParameters periodParameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basis) {
        questioner.check(periodParameters, attribution, basis, () -> questioner.check(comparison, periodParameters));
        Period period = questioner.period(periodParameters);
        return sources.one(
                SourceKind.CAMPAIGN,
                id,
                period,
                questioner.comparedWith(comparison, periodParameters, period),
                questioner.basis(attribution, basis));
    }
}
