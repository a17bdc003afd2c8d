package io.touchstone.query;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.problem.Errors;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.PeriodQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.Optional;

/** The query parameters of every read of KPIs. */
public record KpiParameters(
        @BeanParam PeriodParameters period,
        @BeanParam AttributionParameters attribution,
        @BeanParam SharingParameters sharing,
        @BeanParam MeasurementParameters measurement) {

    /** About every source, and compared with nothing. */
    public KpiQuestion parse(Workspace workspace, Errors errors) {
        PeriodQuestion days = period.parse(errors);
        Measurement basis = measurement.with(
                attribution.over(workspace.attribution(), errors),
                sharing.over(workspace.sharing(), errors),
                workspace.rateBase(),
                errors);
        return new KpiQuestion(days, Optional.empty(), basis, SourceFilter.ALL);
    }

    /** About every source. */
    public KpiQuestion parse(Workspace workspace, ComparisonParameters comparison, Errors errors) {
        return parse(workspace, errors).comparedWith(comparison.parse(period, errors));
    }
}
