package io.touchstone.query;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.export.Column;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Table;
import io.touchstone.problem.Errors;
import io.touchstone.query.SeriesParameters.SeriesQuestion;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.Totals;
import io.touchstone.rollup.MetricValues;
import io.touchstone.time.Bucket;
import io.touchstone.time.Interval;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
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

    record Series(@JsonUnwrapped Echo echo, Interval interval, List<Point> points) {}

    record Point(String start, Kpis kpis) {}

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
        List<KpiGroups> answers = reader.read(echo, queries);
        Kpis kpis = kpis(queries.getFirst(), answers.getFirst()).getFirst();
        Optional<ComparisonAnswer> comparisonAnswer = question.other()
                .map(other -> ComparisonAnswer.of(
                        kpis, other, kpis(queries.getLast(), answers.getLast()).getFirst()));
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
        KpiQuery query = KpiQuery.of(
                context.workspace(), question.period(), asked.interval(), question.basis(), question.filter());
        Echo echo = context.echo(question);
        List<Kpis> kpis = kpis(query, reader.read(echo, List.of(query)).getFirst());
        List<Bucket> buckets = query.buckets().all();
        List<Point> points = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            points.add(new Point(buckets.get(i).label(), kpis.get(i)));
        }
        return format.isTable()
                ? exports.table(format, new Table<>("series", columns(query), points::forEach), question.period(), null)
                : exports.document(new Series(echo, asked.interval(), points));
    }

    private static List<Column<Point>> columns(KpiQuery query) {
        return Columns.withKpis(
                List.of(Column.of("start", Point::start)),
                Point::kpis,
                query.filter().isEmpty() ? Kpis.TOTALS : List.of());
    }

    /** One for each bucket, with the totals of all purchases when no source is filtered out. */
    private static List<Kpis> kpis(KpiQuery query, KpiGroups answer) {
        boolean withTotals = query.filter().isEmpty();
        List<Kpis> kpis = new ArrayList<>();
        for (int bucket = 0; bucket < query.buckets().size(); bucket++) {
            MetricValues values = answer.groups().getOrDefault(Group.all(bucket), MetricValues.ZERO);
            kpis.add(
                    withTotals
                            ? Kpis.of(values, answer.totals().getOrDefault(bucket, Totals.ZERO), query.basis())
                            : Kpis.of(values, query.basis().rateBase()));
        }
        return kpis;
    }
}
