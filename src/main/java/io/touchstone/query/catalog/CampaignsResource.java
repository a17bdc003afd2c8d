package io.touchstone.query.catalog;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.control.catalog.Campaign;
import io.touchstone.control.catalog.Catalog;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.http.TextOrNumber;
import io.touchstone.http.TextRules;
import io.touchstone.query.ComparisonParameters;
import io.touchstone.query.KpiParameters;
import io.touchstone.query.QueryContext;
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
class CampaignsResource extends SourcesResource {

    record CampaignDefinition(
            @JsonDeserialize(using = TextOrNumber.class) @Nullable String name,

            @JsonDeserialize(using = TextOrNumber.class) @Nullable String status) {}

    private final Catalog catalog;

    CampaignsResource(QueryContext context, Catalog catalog, Sources sources, Exports exports) {
        super(context, exports, sources);
        this.catalog = catalog;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    @APIResponseSchema(SourceList.class)
    public Response campaigns(@BeanParam ListParameters parameters) {
        return list(SourceKind.CAMPAIGN, parameters);
    }

    @GET
    @Path("/{id}")
    public SourceDetail campaign(
            @RestPath String id, @BeanParam KpiParameters parameters, @BeanParam ComparisonParameters comparison) {
        return one(SourceKind.CAMPAIGN, id, parameters, comparison);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Scope.INGEST)
    public Campaign define(@RestPath String id, CampaignDefinition definition) {
        Campaign campaign = new Campaign(
                TextRules.pathId("id", id),
                TextRules.required("name", definition.name()),
                TextRules.optional(definition.status()));
        catalog.define(context.workspace().id(), campaign);
        return campaign;
    }
}
