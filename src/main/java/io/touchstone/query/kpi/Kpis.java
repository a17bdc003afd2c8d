package io.touchstone.query.kpi;

import com.fasterxml.jackson.annotation.JsonValue;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of an answer by the codes of their KPIs, in the registry's order. A ratio over zero is null. */
public record Kpis(@JsonValue Map<String, @Nullable BigDecimal> values) {

    /** What is added where all purchases of the same days are known. */
    public static final List<String> TOTALS = TotalKpi.codes();

    public Kpis {
        values = Collections.unmodifiableMap(values);
    }

    public static Kpis of(MetricValues metrics, RateBase base) {
        return new Kpis(values(metrics, base));
    }

    /** With what is known of all purchases of the same days. */
    public static Kpis of(MetricValues metrics, Totals totals, Measurement basis) {
        Map<String, @Nullable BigDecimal> values = values(metrics, basis.rateBase());
        for (TotalKpi total : TotalKpi.values()) {
            values.put(total.code(), value(total, metrics, totals, basis));
        }
        return new Kpis(values);
    }

    /**
     * How far each value is from another one, as a fraction of the other: of the values as they are written, so that
     * whoever reads both can check it. Null where either is null or the other is zero.
     *
     * @param other with the same KPIs
     */
    public Kpis changeFrom(Kpis other) {
        Map<String, @Nullable BigDecimal> changes = new LinkedHashMap<>();
        values.forEach((kpi, value) -> {
            BigDecimal from = other.values.get(kpi);
            changes.put(kpi, value == null || from == null ? null : plain(Kpi.ratio(value.subtract(from), from)));
        });
        return new Kpis(changes);
    }

    private static Map<String, @Nullable BigDecimal> values(MetricValues metrics, RateBase base) {
        Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
        for (Kpi kpi : Kpi.values()) {
            values.put(kpi.code(), value(kpi, metrics, base));
        }
        return values;
    }

    /** As answers write it. */
    public static @Nullable BigDecimal value(Kpi kpi, MetricValues metrics, RateBase base) {
        return plain(kpi.value(metrics, base));
    }

    /** As answers write it. */
    public static @Nullable BigDecimal value(Measure measure, MetricValues metrics, Totals totals, Measurement basis) {
        return plain(measure.value(metrics, totals, basis));
    }

    /** A number without the zeros that only tell how it was stored. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : PlainDecimal.plain(value);
    }
}
