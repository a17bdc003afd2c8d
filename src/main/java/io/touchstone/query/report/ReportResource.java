package io.touchstone.query.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Table;
import io.touchstone.http.ConditionalRead;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.query.Echo;
import io.touchstone.query.QueryContext;
import io.touchstone.query.UnderstoodQuestion;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.report.ReportParameters.ReportQuestion;
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

    private final QueryContext context;
    private final Reports reports;
    private final Exports exports;
    private final ConditionalRead conditional;

    ReportResource(QueryContext context, Reports reports, Exports exports, ConditionalRead conditional) {
        this.context = context;
        this.reports = reports;
        this.exports = exports;
        this.conditional = conditional;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    @APIResponseSchema(Report.class)
    public Response report(@BeanParam ReportParameters parameters) {
        ReportQuestion asked = parameters.parse(context.workspace());
        Format format = exports.format(asked.format());
        UnderstoodQuestion understood = context.understand(asked.kpis());
        List<Dimension> dimensions = asked.dimensions();
        String list = "report " + understood + dimensions + asked.sort();
        KpiQuery kpis =
                understood.queries(context.workspace(), Set.copyOf(dimensions)).getFirst();
        ReportQuery question = new ReportQuery(kpis, new GroupOrder(dimensions, kpis), asked.metrics(), asked.sort());
        PageRequest page = asked.page().of(list + question.hasTotals(), format.isTable());
        Echo echo = context.echo(understood);
        if (page.isUnlimited()) {
            Table.Rows<ReportRow> rows =
                    context.rows((tenant, consumer) -> reports.all(tenant, question, page, consumer), echo);
            return exports.table(
                    format, new Table<>("report", question.tableColumns(), rows), context.asked(understood), null);
        }
        Page<ReportRow> rows = context.answer(tenant -> reports.page(tenant, question, page), echo);
        return format.isTable()
                ? exports.table(
                        format,
                        new Table<>("report", question.tableColumns(), rows.data()::forEach),
                        context.asked(understood),
                        rows.nextCursor())
                : exports.document(new Report(echo, question.columns(), rows.data(), rows.nextCursor()));
    }

    /** What reports can be made of. */
    @GET
    @Path("/schema")
    public ReportSchema schema() {
        conditional.unlessKnown(context.workspace());
        return ReportSchema.of(context.workspace());
    }
}
