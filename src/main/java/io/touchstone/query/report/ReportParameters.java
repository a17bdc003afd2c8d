package io.touchstone.query.report;

import io.touchstone.http.Choice;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.Checks;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that are a report's own. */
public record ReportParameters(
        @RestQuery @Nullable String metrics,
        @RestQuery @Nullable String dimensions,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {

    /** The most rows of one page. */
    public static final int GREATEST_LIMIT = 10_000;

    /** In the order asked; all when none is. */
    List<Kpi> kpis() {
        return metrics == null ? List.of(Kpi.values()) : Choice.some("metrics", metrics, Kpi.values(), Kpi::code);
    }

    /** In the order asked; none makes one row of the whole period. */
    List<Dimension> brokenDownBy() {
        List<Dimension> asked = dimensions == null
                ? List.of()
                : Choice.some("dimensions", dimensions, Dimension.values(), Dimension::code);
        for (Dimension dimension : asked) {
            dimension.needs().filter(needed -> !asked.contains(needed)).ifPresent(needed -> {
                throw ProblemException.invalidParameter(
                        "dimensions", dimension.code() + " needs " + needed.code() + ", too");
            });
        }
        return asked;
    }

    /**
     * The page of a list, see {@link PageRequest#list}.
     *
     * @param asTable whether it goes on to the end unless there is a limit
     */
    PageRequest page(String list, boolean asTable) {
        return asTable && limit == null
                ? PageRequest.unlimited(list, cursor)
                : PageRequest.of(list, limit, GREATEST_LIMIT, cursor);
    }

    /** @throws ProblemException naming all that cannot be used, the cursor aside */
    void check() {
        Checks.all(this::kpis, this::brokenDownBy, () -> PageRequest.of("", limit, GREATEST_LIMIT, null));
    }
}
