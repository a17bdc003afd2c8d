package io.touchstone.query;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Table;
import io.touchstone.problem.Errors;
import io.touchstone.query.Series.Point;
import io.touchstone.query.SeriesParameters.SeriesQuestion;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.time.BucketProgress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The KPIs of the workspace, or of some of its sources: for a period, and bucket by bucket. */
@Path("/v1/performance")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class PerformanceResource {

    /**
     * @param dataAsOf when the newest event was stored; null while none was since this is kept
     * @param comparison null, and left out, when none is asked for
     */
    record Performance(
            @JsonUnwrapped Echo echo,
            @Nullable Instant dataAsOf,
            Kpis kpis,
            @JsonInclude(NON_NULL) @Nullable ComparisonAnswer comparison) {}

    private final QueryContext context;
    private final KpiReader reader;
    private final Exports exports;

    PerformanceResource(QueryContext context, KpiReader reader, Exports exports) {
        this.context = context;
        this.reader = reader;
        this.exports = exports;
    }

    @GET
    public Performance performance(
            @BeanParam KpiParameters parameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam FilterParameters filters) {
        KpiQuestion asked = Errors.gather(errors ->
                parameters.parse(context.workspace(), comparison, errors).of(filters.parse(errors)));
        UnderstoodQuestion question = context.understand(asked);
        List<KpiQuery> queries = question.queries(context.workspace(), Set.of());
        Echo echo = context.echo(question);
        List<KpiGroups> answers = reader.read(queries, echo);
        Kpis kpis = answers.getFirst().kpis(queries.getFirst()).getFirst();
        Optional<ComparisonAnswer> comparisonAnswer = question.other()
                .map(other -> ComparisonAnswer.of(
                        kpis, other, answers.getLast().kpis(queries.getLast()).getFirst()));
        return new Performance(echo, context.dataAsOf(), kpis, comparisonAnswer.orElse(null));
    }

    @GET
    @Path("/series")
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(Series.class)
    public Response series(@BeanParam SeriesParameters parameters) {
        SeriesQuestion asked = parameters.parse(context.workspace());
        Format format = exports.format(asked.format());
        UnderstoodQuestion question = context.understand(asked.kpis());
        List<KpiQuery> queries = question.queries(context.workspace(), asked.interval());
        Echo echo = context.echo(question);
        // As time passes points are added, and partial ones become whole.
        List<BucketProgress> progress = queries.stream()
                .map(query -> query.buckets().progress(context.now()))
                .toList();
        List<KpiGroups> answers = reader.read(queries, echo, progress);
        List<Point> points =
                Series.points(asked.interval(), queries.getFirst(), answers.getFirst(), progress.getFirst());
        boolean compared = question.other().isPresent();
        if (compared) {
            points = Series.compare(
                    points, Series.points(asked.interval(), queries.getLast(), answers.getLast(), progress.getLast()));
        }
        List<String> totals = question.filter().isEmpty() ? Kpis.TOTALS : List.of();
        return format.isTable()
                ? exports.table(
                        format,
                        new Table<>("series", Series.columns(totals, compared), points::forEach),
                        question.period(),
                        null)
                : exports.document(new Series(echo, asked.interval(), points));
    }
}
