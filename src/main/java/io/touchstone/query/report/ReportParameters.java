package io.touchstone.query.report;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.KpiParameters;
import io.touchstone.query.KpiQuestion;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.Measure;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.query.kpi.TotalKpi;
import jakarta.ws.rs.BeanParam;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of a report. */
public record ReportParameters(
        @BeanParam KpiParameters kpis,
        @BeanParam FilterParameters filters,
        @RestQuery List<String> metrics,
        @RestQuery List<String> dimensions,
        @RestQuery @Nullable String sort,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    /** The most rows of one page. */
    public static final int GREATEST_LIMIT = 10_000;

    private static final Function<List<String>, List<Measure>> METRICS =
            Choice.some("metrics", Measure.all().toArray(Measure[]::new), Measure::code);

    /**
     * What they ask for.
     *
     * @param metrics in the order asked
     * @param dimensions in the order asked; none make one row of the whole period
     */
    record ReportQuestion(
            KpiQuestion kpis,
            List<Measure> metrics,
            List<Dimension> dimensions,
            Optional<ReportSort> sort,
            PageQuestion page,
            Optional<Format> format) {}

    ReportQuestion parse(Workspace workspace) {
        return Errors.gather(errors -> {
            SourceFilter sources = filters.parse(errors);
            List<Measure> shown = errors.parse(metrics, List.of(Kpi.values()), METRICS);
            List<Dimension> brokenDownBy = errors.parse(dimensions, List.of(), ReportParameters::brokenDownBy);
            refuseTotalsOfSources(shown, brokenDownBy, sources, errors);
            return new ReportQuestion(
                    kpis.parse(workspace, errors).of(sources),
                    shown,
                    brokenDownBy,
                    errors.parse(
                            sort, Optional.empty(), given -> Optional.of(ReportSort.of(given, brokenDownBy, shown))),
                    page.parse(GREATEST_LIMIT, errors),
                    formats.parse(errors));
        });
    }

    /** A purchase that nothing is credited with has no source. */
    private static void refuseTotalsOfSources(
            List<Measure> metrics, List<Dimension> dimensions, SourceFilter sources, Errors errors) {
        boolean bySource = dimensions.stream().anyMatch(dimension -> !dimension.isOfTime());
        if (bySource || !sources.isEmpty()) {
            metrics.stream()
                    .filter(TotalKpi.class::isInstance)
                    .findFirst()
                    .ifPresent(total -> errors.add(
                            "metrics",
                            total.code()
                                    + " is of all purchases: it goes with no filter and with dimensions of time only"));
        }
    }

    private static List<Dimension> brokenDownBy(List<String> given) {
        List<Dimension> asked =
                Choice.some("dimensions", Dimension.values(), Dimension::code).apply(given);
        for (Dimension dimension : asked) {
            if (!dimension.needs().isEmpty() && dimension.needs().stream().noneMatch(asked::contains)) {
                throw ProblemException.invalidParameter(
                        "dimensions",
                        dimension.needs().stream()
                                .map(Dimension::code)
                                .collect(Collectors.joining(" or ", dimension.code() + " needs ", ", too")));
            }
        }
        return asked;
    }
}
