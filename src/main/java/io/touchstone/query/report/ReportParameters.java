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
import jakarta.ws.rs.BeanParam;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of a report. */
public record ReportParameters(
        @BeanParam KpiParameters kpis,
        @BeanParam FilterParameters filters,
        @RestQuery List<String> metrics,
        @RestQuery List<String> dimensions,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    /** The most rows of one page. */
    public static final int GREATEST_LIMIT = 10_000;

    /**
     * What they ask for.
     *
     * @param metrics in the order asked
     * @param dimensions in the order asked; none make one row of the whole period
     */
    record ReportQuestion(
            KpiQuestion kpis,
            List<Kpi> metrics,
            List<Dimension> dimensions,
            PageQuestion page,
            Optional<Format> format) {}

    ReportQuestion parse(Workspace workspace) {
        return Errors.gather(errors -> new ReportQuestion(
                kpis.parse(workspace, errors).of(filters.parse(errors)),
                errors.parse(metrics, List.of(Kpi.values()), Choice.some("metrics", Kpi.values(), Kpi::code)),
                errors.parse(dimensions, List.of(), ReportParameters::brokenDownBy),
                page.parse(GREATEST_LIMIT, errors),
                formats.parse(errors)));
    }

    private static List<Dimension> brokenDownBy(List<String> given) {
        List<Dimension> asked =
                Choice.some("dimensions", Dimension.values(), Dimension::code).apply(given);
        for (Dimension dimension : asked) {
            dimension.needs().filter(needed -> !asked.contains(needed)).ifPresent(needed -> {
                throw ProblemException.invalidParameter(
                        "dimensions", dimension.code() + " needs " + needed.code() + ", too");
            });
        }
        return asked;
    }
}
