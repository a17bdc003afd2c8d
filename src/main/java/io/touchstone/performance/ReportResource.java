package io.touchstone.performance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.security.Scope;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;

/** Any KPIs by any dimensions as flat rows, for spreadsheets and BI tools. */
@Path("/v1/report")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class ReportResource {

    private final Questioner questioner;
    private final Reports reports;

    ReportResource(Questioner questioner, Reports reports) {
        this.questioner = questioner;
        this.reports = reports;
    }

    @GET
    public Report report(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basisParameters,
            @BeanParam FilterParameters filters,
            @BeanParam ReportParameters parameters) {
        questioner.check(periodParameters, attribution, basisParameters, filters::filter, parameters::check);
        Period period = questioner.period(periodParameters);
        Basis basis = questioner.basis(attribution, basisParameters);
        SourceFilter filter = filters.filter();
        List<Dimension> dimensions = parameters.brokenDownBy();
        PageRequest page = parameters.page("report " + period + basis + filter + dimensions);
        KpiQuestion kpis = KpiQuestion.of(questioner.workspace(), period, Set.copyOf(dimensions), basis, filter);
        ReportQuestion question = new ReportQuestion(kpis, new GroupOrder(dimensions, kpis), parameters.kpis());
        Page<ReportRow> rows = reports.page(question, page);
        return new Report(questioner.echo(period, basis), question.columns(), rows.data(), rows.nextCursor());
    }

    /** What reports can be made of. */
    @GET
    @Path("/schema")
    public ReportSchema schema() {
        return ReportSchema.of(questioner.workspace());
    }
}
