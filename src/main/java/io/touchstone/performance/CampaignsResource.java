package io.touchstone.performance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.Page;
import io.touchstone.performance.SourceRow.Numbers;
import io.touchstone.security.Scope;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/** Campaigns with their numbers. */
@Path("/v1/campaigns")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class CampaignsResource {

    private final Questioner questioner;
    private final Sources sources;
    private final Exports exports;

    CampaignsResource(Questioner questioner, Sources sources, Exports exports) {
        this.questioner = questioner;
        this.sources = sources;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(SourceList.class)
    public Response campaigns(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basis,
            @BeanParam FilterParameters filters,
            @BeanParam ListParameters list,
            @BeanParam FormatParameters formats) {
        questioner.check(periodParameters, attribution, basis, filters::filter, list::check, formats::check);
        Period period = questioner.period(periodParameters);
        Format format = exports.format();
        Basis asked = questioner.basis(attribution, basis);
        Page<Numbers> page = sources.page(SourceKind.CAMPAIGN, period, asked, filters.filter(), list, format.isTable());
        return format.isTable()
                ? exports.table(format, SourceList.table("campaigns", page), period, page.nextCursor())
                : exports.document(SourceList.of(questioner.echo(period, asked), page));
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
