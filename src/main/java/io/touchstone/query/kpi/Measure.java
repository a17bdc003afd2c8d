package io.touchstone.query.kpi;

import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a number of an answer can be: a KPI of messages, or one of all purchases. */
public sealed interface Measure permits Kpi, TotalKpi {

    /** All there are, those of all purchases last: no answer has them where a source is told apart. */
    static List<Measure> all() {
        return Stream.<Measure>concat(Stream.of(Kpi.values()), Stream.of(TotalKpi.values()))
                .toList();
    }

    /** As clients write it. */
    String code();

    /** For people, in English. */
    String label();

    Kpi.Unit unit();

    /** For readers: what is summed, or a term over others. */
    String formula();

    /** Whether values of disjoint sets sum to that of their union. */
    boolean isAdditive();

    /**
     * Null where a ratio's denominator is zero.
     *
     * @param totals of the same days; not looked at for a KPI of messages
     */
    @Nullable BigDecimal value(MetricValues values, Totals totals, Measurement basis);
}
