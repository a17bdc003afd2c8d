package io.touchstone.query.catalog;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.control.catalog.Campaign;
import io.touchstone.control.catalog.Catalog;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Campaigns: what their sender says of them, and their numbers. */
@Path("/v1/campaigns")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class CampaignsResource {

    record CampaignDefinition(
            @Nullable String name, @Nullable String status) {}

    private final QueryContext context;
    private final Catalog catalog;
    private final Sources sources;
    private final Exports exports;

    CampaignsResource(QueryContext context, Catalog catalog, Sources sources, Exports exports) {
        this.context = context;
        this.catalog = catalog;
        this.sources = sources;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(SourceList.class)
    public Response campaigns(
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
        Page<Numbers> page = sources.page(SourceKind.CAMPAIGN, period, asked, filters.filter(), list, format.isTable());
        return format.isTable()
                ? exports.table(format, SourceList.table("campaigns", page), period, page.nextCursor())
                : exports.document(SourceList.of(context.echo(period, asked), page));
    }

    @GET
    @Path("/{id}")
    public SourceDetail campaign(
            @RestPath String id,
            @BeanParam PeriodParameters periodParameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam AttributionParameters attribution,
            @BeanParam MeasurementParameters basis) {
        context.check(periodParameters, attribution, basis, () -> context.check(comparison, periodParameters));
        Period period = context.period(periodParameters);
        return sources.one(
                SourceKind.CAMPAIGN,
                id,
                period,
                context.comparedWith(comparison, periodParameters, period),
                context.basis(attribution, basis));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.INGEST)
    public Campaign define(@RestPath String id, CampaignDefinition definition) {
        Campaign campaign = new Campaign(
                TextRules.pathId("id", id),
                TextRules.required("name", definition.name()),
                TextRules.optional("status", definition.status()));
        catalog.define(context.workspace().id(), campaign);
        return campaign;
    }
}
