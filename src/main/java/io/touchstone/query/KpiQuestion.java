package io.touchstone.query;

import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.ComparisonQuestion;
import io.touchstone.time.PeriodQuestion;
import java.util.Optional;

/** What a client asks of KPIs. Which days that means depends on where and when: see {@link QueryContext#understand}. */
public record KpiQuestion(
        PeriodQuestion period, Optional<ComparisonQuestion> comparison, Measurement basis, SourceFilter filter) {

    KpiQuestion comparedWith(Optional<ComparisonQuestion> days) {
        return new KpiQuestion(period, days, basis, filter);
    }

    public KpiQuestion of(SourceFilter sources) {
        return new KpiQuestion(period, comparison, basis, sources);
    }
}
