package io.touchstone.query;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.export.Column;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.export.Table;
import io.touchstone.http.Choice;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.query.kpi.Totals;
import io.touchstone.rollup.MetricValues;
import io.touchstone.time.Bucket;
import io.touchstone.time.Interval;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The KPIs of the workspace, or of some of its sources: for a period, and bucket by bucket. */
@Path("/v1/performance")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class PerformanceResource {

    /** @param comparison null, and left out, when none is asked for */
    record Performance(
            @JsonUnwrapped Echo echo,
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
            @BeanParam PeriodParameters periodParameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam AttributionParameters attribution,
            @BeanParam MeasurementParameters basisParameters,
            @BeanParam FilterParameters filters) {
        context.check(
                periodParameters,
                attribution,
                basisParameters,
                () -> context.check(comparison, periodParameters),
                filters::filter);
        Period period = context.period(periodParameters);
        Measurement basis = context.basis(attribution, basisParameters);
        SourceFilter filter = filters.filter();
        Period other = context.comparedWith(comparison, periodParameters, period);
        Echo echo = context.echo(period, basis);
        List<KpiQuery> questions = new ArrayList<>();
        questions.add(KpiQuery.of(context.workspace(), period, Set.of(), basis, filter));
        if (other != null) {
            questions.add(KpiQuery.of(context.workspace(), other, Set.of(), basis, filter));
        }
        List<KpiGroups> answers = reader.read(echo, questions);
        Kpis kpis = kpis(questions.getFirst(), answers.getFirst()).getFirst();
        return new Performance(
                echo,
                kpis,
                other == null
                        ? null
                        : ComparisonAnswer.of(
                                kpis,
                                other,
                                kpis(questions.getLast(), answers.getLast()).getFirst()));
    }

    @GET
    @Path("/series")
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(Series.class)
    public Response series(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam MeasurementParameters basisParameters,
            @BeanParam FilterParameters filters,
            @RestQuery @Nullable String interval,
            @BeanParam FormatParameters formats) {
        context.check(
                periodParameters,
                attribution,
                basisParameters,
                filters::filter,
                () -> interval(interval),
                formats::check);
        Period period = context.period(periodParameters);
        Measurement basis = context.basis(attribution, basisParameters);
        Interval every = interval(interval);
        KpiQuery question = KpiQuery.of(context.workspace(), period, every, basis, filters.filter());
        List<Bucket> buckets = question.buckets().all();
        Echo echo = context.echo(period, basis);
        List<Kpis> kpis = kpis(question, reader.read(echo, List.of(question)).getFirst());
        List<Point> points = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            points.add(new Point(buckets.get(i).label(), kpis.get(i)));
        }
        Format format = exports.format();
        return format.isTable()
                ? exports.table(format, new Table<>("series", columns(question), points::forEach), period, null)
                : exports.document(new Series(echo, every, points));
    }

    private static List<Column<Point>> columns(KpiQuery question) {
        return Columns.withKpis(
                List.of(Column.of("start", Point::start)),
                Point::kpis,
                question.filter().isEmpty() ? Kpis.TOTALS : List.of());
    }

    private static Interval interval(@Nullable String code) {
        return code == null ? Interval.DAY : Choice.of("interval", code, Interval.values(), Interval::code);
    }

    /** One for each bucket, with the totals of all purchases when no source is filtered out. */
    private static List<Kpis> kpis(KpiQuery question, KpiGroups tallies) {
        boolean withTotals = question.filter().isEmpty();
        List<Kpis> kpis = new ArrayList<>();
        for (int bucket = 0; bucket < question.buckets().size(); bucket++) {
            MetricValues tally = tallies.groups().getOrDefault(Group.all(bucket), MetricValues.ZERO);
            kpis.add(
                    withTotals
                            ? Kpis.of(tally, tallies.totals().getOrDefault(bucket, Totals.ZERO), question.basis())
                            : Kpis.of(tally, question.basis().rateBase()));
        }
        return kpis;
    }
}
