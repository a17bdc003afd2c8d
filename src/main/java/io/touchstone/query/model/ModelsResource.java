package io.touchstone.query.model;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.control.access.Scope;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Table;
import io.touchstone.export.TableQuestion;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.http.list.Paged;
import io.touchstone.query.Echo;
import io.touchstone.query.PeriodAnswer;
import io.touchstone.query.QueryContext;
import io.touchstone.query.UnderstoodQuestion;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.SelectKpis;
import io.touchstone.query.model.ModelParameters.ModelQuestion;
import io.touchstone.rollup.Metric;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The same purchases shared out by each model of attribution. */
@Path("/v1/performance/models")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class ModelsResource {

    /** What makes candidates, and of the model that has one, the half-life; null where that is not asked for. */
    record ModelRule(
            TouchRule touch,
            Window campaignWindow,
            Window flowWindow,
            @Nullable Window halfLife) {

        static ModelRule of(ModelQuestion asked) {
            AttributionRule rule = asked.kpis().basis().rule();
            return new ModelRule(
                    rule.touch(),
                    rule.campaignWindow(),
                    rule.flowWindow(),
                    asked.models().contains(AttributionModel.DECAY) ? asked.halfLife() : null);
        }
    }

    /**
     * @param rebuilding true while these numbers are being made again; else left out
     * @param dataAsOf when the newest event was stored; null while none was since this is kept
     */
    record Models(
            PeriodAnswer period,
            ModelRule attribution,
            ConversionDate conversionDate,
            String currency,
            boolean complete,
            @JsonInclude(NON_NULL) @Nullable Boolean rebuilding,
            @Nullable Instant dataAsOf,
            List<AttributionModel> models,
            List<ModelRow.Shown> data,
            ModelRow.Shown totals,
            @Nullable String nextCursor)
            implements Paged {}

    private record SharedRows(Page<ModelRow> page, ModelRow totals) {}

    private final QueryContext context;
    private final SelectKpis rollups;
    private final Exports exports;

    ModelsResource(QueryContext context, SelectKpis rollups, Exports exports) {
        this.context = context;
        this.rollups = rollups;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    @APIResponseSchema(Models.class)
    public Response models(@BeanParam ModelParameters parameters) {
        ModelQuestion asked = parameters.parse(context.workspace());
        Format format = exports.format(asked.format());
        UnderstoodQuestion understood = context.understand(asked.kpis());
        ModelQuery question = new ModelQuery(
                understood
                        .queries(context.workspace(), ModelQuery.dimensions(asked.by()))
                        .getFirst(),
                asked.by(),
                asked.models(),
                asked.halfLife());
        String list = "models " + understood + asked.models() + asked.halfLife() + asked.by() + asked.order();
        PageRequest request = asked.page().of(list, format.isTable());
        Echo echo = context.echo(understood);
        SharedRows rows = context.answer(tenant -> read(tenant, question, asked.order(), request), echo);
        return format.isTable()
                ? exports.table(
                        format,
                        new Table<>(
                                "models",
                                ModelRow.columns(asked.by().code(), asked.models()),
                                rows.page().data()::forEach),
                        asked(understood, asked),
                        rows.page().nextCursor())
                : exports.document(answer(asked, echo, rows.page(), rows.totals()));
    }

    private TableQuestion asked(UnderstoodQuestion understood, ModelQuestion asked) {
        Window halfLife = ModelRule.of(asked).halfLife();
        Map<String, @Nullable Object> more = new HashMap<>();
        more.put(
                "attribution_model", asked.models().stream().map(ModelRow::code).collect(Collectors.joining(", ")));
        more.put("attribution_half_life", halfLife);
        return context.asked(
                understood,
                halfLife == null || halfLife == context.workspace().sharing().halfLife()
                        ? ""
                        : "_half-life-" + halfLife.code(),
                more);
    }

    private Models answer(ModelQuestion asked, Echo echo, Page<ModelRow> page, ModelRow totals) {
        return new Models(
                echo.period(),
                ModelRule.of(asked),
                echo.conversionDate(),
                echo.currency(),
                echo.complete(),
                echo.rebuilding(),
                context.dataAsOf(),
                asked.models(),
                page.data().stream().map(row -> row.by(asked.by().code())).toList(),
                totals.withoutDimension(),
                page.nextCursor());
    }

    /** There is a row for whatever has messages in the period, or a candidate of a purchase that counts there. */
    private SharedRows read(Tenant tenant, ModelQuery question, ModelOrder order, PageRequest request) {
        ModelTally shares = ModelTally.of(tenant, question);
        Map<@Nullable String, ModelLine> lines = new HashMap<>();
        shares.rows().forEach((value, sums) -> lines.put(value, new ModelLine(value, sums, BigDecimal.ZERO)));
        BigDecimal cost = BigDecimal.ZERO;
        for (Map.Entry<Group, MetricValues> group :
                rollups.groups(tenant, question.kpis()).entrySet()) {
            BigDecimal spent = group.getValue().value(Metric.COST);
            cost = cost.add(spent);
            if (group.getValue().value(Metric.SENT).signum() > 0) {
                String value = ModelLine.value(question.by(), group.getKey());
                ModelLine line = lines.get(value);
                if (line == null) {
                    RowMemory.take(ModelLine.WEIGHT);
                    line = new ModelLine(
                            value,
                            new ModelSums(
                                    question.models().size(), question.kpis().decimals()),
                            BigDecimal.ZERO);
                }
                lines.put(value, new ModelLine(value, line.sums(), line.cost().add(spent)));
            }
        }
        Page<ModelRow> page = order.page(lines.values(), question, request).map(line -> {
            RowMemory.take(ModelRow.WEIGHT);
            return ModelRow.of(line, question.models());
        });
        return new SharedRows(page, ModelRow.of(new ModelLine(null, shares.total(), cost), question.models()));
    }
}
