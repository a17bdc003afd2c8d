package io.touchstone.performance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.export.Table;
import io.touchstone.http.ConditionalRead;
import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.security.Scope;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Any KPIs by any dimensions as flat rows, for spreadsheets and BI tools. */
@Path("/v1/report")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class ReportResource {

    private final Questioner questioner;
    private final Reports reports;
    private final Exports exports;
    private final ConditionalRead conditional;

    ReportResource(Questioner questioner, Reports reports, Exports exports, ConditionalRead conditional) {
        this.questioner = questioner;
        this.reports = reports;
        this.exports = exports;
        this.conditional = conditional;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(Report.class)
    public Response report(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basisParameters,
            @BeanParam FilterParameters filters,
            @BeanParam ReportParameters parameters,
            @BeanParam FormatParameters formats) {
        questioner.check(
                periodParameters, attribution, basisParameters, filters::filter, parameters::check, formats::check);
        Period period = questioner.period(periodParameters);
        Basis basis = questioner.basis(attribution, basisParameters);
        SourceFilter filter = filters.filter();
        Format format = exports.format();
        List<Dimension> dimensions = parameters.brokenDownBy();
        PageRequest page = parameters.page("report " + period + basis + filter + dimensions, format.isTable());
        KpiQuestion kpis = KpiQuestion.of(questioner.workspace(), period, Set.copyOf(dimensions), basis, filter);
        ReportQuestion question = new ReportQuestion(kpis, new GroupOrder(dimensions, kpis), parameters.kpis());
        Echo echo = questioner.echo(period, basis);
        if (page.isUnlimited()) {
            Table.Rows<ReportRow> rows =
                    questioner.rows((connection, consumer) -> reports.all(connection, question, page, consumer), echo);
            return exports.table(format, new Table<>("report", question.tableColumns(), rows), period, null);
        }
        Page<ReportRow> rows = questioner.answer(connection -> reports.page(connection, question, page), echo);
        return format.isTable()
                ? exports.table(
                        format,
                        new Table<>("report", question.tableColumns(), rows.data()::forEach),
                        period,
                        rows.nextCursor())
                : exports.document(new Report(echo, question.columns(), rows.data(), rows.nextCursor()));
    }

    /** What reports can be made of. */
    @GET
    @Path("/schema")
    public ReportSchema schema() {
        conditional.unlessKnown(questioner.workspace());
        return ReportSchema.of(questioner.workspace());
    }
}
