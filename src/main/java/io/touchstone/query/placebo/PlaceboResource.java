package io.touchstone.query.placebo;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.placebo.PlaceboFigures;
import io.touchstone.attribution.placebo.PlaceboRule;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Table;
import io.touchstone.http.JsonSettings;
import io.touchstone.query.PeriodAnswer;
import io.touchstone.query.QueryContext;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.placebo.PlaceboParameters.PlaceboQuestion;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** How much of what campaigns seem to earn would have come anyway. */
@Path("/v1/placebo")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class PlaceboResource {

    private record PlaceboReading(PlaceboFigures figures, BigDecimal attributed) {}

    private final QueryContext context;
    private final KpiAnswers kpis;
    private final Exports exports;

    PlaceboResource(QueryContext context, KpiAnswers kpis, Exports exports) {
        this.context = context;
        this.kpis = kpis;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    @APIResponseSchema(PlaceboAnswer.class)
    public Response placebo(@BeanParam PlaceboParameters parameters) {
        Workspace workspace = context.workspace();
        PlaceboQuestion asked = parameters.parse(workspace);
        Format format = exports.format(asked.format());
        Period period = context.period(asked.period());
        PlaceboReading found = context.answer(
                tenant -> new PlaceboReading(
                        SelectPlacebo.of(tenant, period, asked.rule(), asked.campaigns()),
                        attributed(tenant, period, asked)),
                period);
        PlaceboAnswer answer = PlaceboAnswer.of(
                PeriodAnswer.of(period),
                asked.rule(),
                workspace,
                context.dataAsOf(),
                found.figures(),
                found.attributed());
        return format.isTable()
                ? exports.table(
                        format,
                        new Table<>("placebo", PlaceboAnswer.WeekRow.COLUMNS, answer.weeks()::forEach),
                        context.asked(period, ownRule(asked.rule(), workspace), answer.terms()),
                        null)
                : exports.document(answer);
    }

    /** To the same messages: as with them the period is that of sending. */
    private BigDecimal attributed(Tenant tenant, Period period, PlaceboQuestion asked) {
        Workspace workspace = context.workspace();
        KpiQuery question = KpiQuery.of(
                workspace,
                period,
                Set.of(),
                new Measurement(
                        workspace.attribution(), workspace.sharing(), ConversionDate.SEND, workspace.rateBase()),
                asked.campaigns());
        MetricValues values = kpis.groups(tenant, question).getOrDefault(Group.all(0), MetricValues.ZERO);
        return Objects.requireNonNull(Kpi.REVENUE.value(values, workspace.rateBase()));
    }

    /** What is not as it would be unasked. */
    private static String ownRule(PlaceboRule rule, Workspace workspace) {
        boolean isUsual = rule.touch() == PlaceboRule.USUAL_TOUCH
                && rule.window() == workspace.attribution().campaignWindow();
        return isUsual
                ? ""
                : "_" + JsonSettings.code(rule.touch()) + "-" + rule.window().code();
    }
}
