package io.touchstone.performance;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.http.Choice;
import io.touchstone.rollup.Tally;
import io.touchstone.security.Scope;
import io.touchstone.sql.Transactions;
import io.touchstone.time.Bucket;
import io.touchstone.time.Interval;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Questioner questioner;
    private final KpiAnswers answers;
    private final Transactions transactions;

    PerformanceResource(Questioner questioner, KpiAnswers answers, Transactions transactions) {
        this.questioner = questioner;
        this.answers = answers;
        this.transactions = transactions;
    }

    @GET
    public Performance performance(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam ComparisonParameters comparison,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basisParameters,
            @BeanParam FilterParameters filters) {
        questioner.check(
                periodParameters,
                attribution,
                basisParameters,
                () -> questioner.check(comparison, periodParameters),
                filters::filter);
        Period period = questioner.period(periodParameters);
        Basis basis = questioner.basis(attribution, basisParameters);
        SourceFilter filter = filters.filter();
        Period other = questioner.comparedWith(comparison, periodParameters, period);
        return transactions.read(connection -> {
            Kpis kpis = kpis(connection, period, basis, filter);
            return new Performance(
                    questioner.echo(period, basis),
                    kpis,
                    other == null ? null : ComparisonAnswer.of(kpis, other, kpis(connection, other, basis, filter)));
        });
    }

    @GET
    @Path("/series")
    public Series series(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam BasisParameters basisParameters,
            @BeanParam FilterParameters filters,
            @RestQuery @Nullable String interval) {
        questioner.check(periodParameters, attribution, basisParameters, filters::filter, () -> interval(interval));
        Period period = questioner.period(periodParameters);
        Basis basis = questioner.basis(attribution, basisParameters);
        Interval every = interval(interval);
        KpiQuestion question = KpiQuestion.of(questioner.workspace(), period, every, basis, filters.filter());
        List<Bucket> buckets = question.buckets().all();
        List<Kpis> kpis = transactions.read(connection -> kpis(connection, question));
        List<Point> points = new ArrayList<>(buckets.size());
        for (int i = 0; i < buckets.size(); i++) {
            points.add(new Point(buckets.get(i).label(), kpis.get(i)));
        }
        return new Series(questioner.echo(period, basis), every, points);
    }

    private static Interval interval(@Nullable String code) {
        return code == null ? Interval.DAY : Choice.of("interval", code, Interval.values(), Interval::code);
    }

    private Kpis kpis(Connection connection, Period period, Basis basis, SourceFilter filter) throws SQLException {
        KpiQuestion question = KpiQuestion.of(questioner.workspace(), period, Set.of(), basis, filter);
        return kpis(connection, question).getFirst();
    }

    /** One for each bucket, with the totals of all purchases when no source is filtered out. */
    private List<Kpis> kpis(Connection connection, KpiQuestion question) throws SQLException {
        Map<Group, Tally> tallies = answers.tallies(connection, question);
        boolean withTotals = question.filter().isEmpty();
        Map<Integer, Totals> totals = withTotals ? answers.totals(connection, question) : Map.of();
        List<Kpis> kpis = new ArrayList<>();
        for (int bucket = 0; bucket < question.buckets().size(); bucket++) {
            Tally tally = tallies.getOrDefault(Group.all(bucket), Tally.ZERO);
            kpis.add(
                    withTotals
                            ? Kpis.of(tally, totals.getOrDefault(bucket, Totals.ZERO), question.basis())
                            : Kpis.of(tally, question.basis().rateBase()));
        }
        return kpis;
    }
}
