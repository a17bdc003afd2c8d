package io.touchstone.query;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.Interval;
import io.touchstone.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a question about KPIs means in the workspace of its key, at the time of its request.
 *
 * @param other the days to compare with
 */
public record UnderstoodQuestion(Period period, Optional<Period> other, Measurement basis, SourceFilter filter) {

    public UnderstoodQuestion of(SourceFilter sources) {
        return new UnderstoodQuestion(period, other, basis, sources);
    }

    /** What is to be read: of the period, then of the other. */
    public List<KpiQuery> queries(Workspace workspace, Set<Dimension> dimensions) {
        return days().map(days -> KpiQuery.of(workspace, days, dimensions, basis, filter))
                .toList();
    }

    /** As a series each. */
    List<KpiQuery> queries(Workspace workspace, Interval interval) {
        return days().map(days -> KpiQuery.of(workspace, days, interval, basis, filter))
                .toList();
    }

    private Stream<Period> days() {
        return Stream.concat(Stream.of(period), other.stream());
    }
}
