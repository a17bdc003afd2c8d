package io.touchstone.query;

import io.touchstone.query.kpi.Kpis;
import io.touchstone.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What the question comes to when it is asked of other days.
 *
 * @param period the other days
 * @param kpis of those days
 * @param change from them to the days of the answer, as a fraction of theirs
 */
public record ComparisonAnswer(PeriodAnswer period, Kpis kpis, Kpis change) {

    /**
     * What stands beside something where a comparison was asked for; elsewhere there is none of these, and no field.
     *
     * @param comparison null where the other days have nothing to stand there
     */
    public record Compared<C>(@Nullable C comparison) {}

    public static ComparisonAnswer of(Kpis kpis, Period other, Kpis otherKpis) {
        return new ComparisonAnswer(PeriodAnswer.of(other), otherKpis, kpis.changeFrom(otherKpis));
    }
}
