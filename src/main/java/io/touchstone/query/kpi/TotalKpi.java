package io.touchstone.query.kpi;

import io.touchstone.query.kpi.Kpi.Unit;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The KPIs of all purchases, credited or not ({@code docs/kpis.md}): of a workspace or days of it, not of sources. */
public enum TotalKpi implements Measure {
    TOTAL_PURCHASES("Total purchases", Unit.COUNT, "counted purchases, credited or not"),
    TOTAL_REVENUE("Total revenue", Unit.MONEY, "sum of the revenue of the counted purchases, credited or not"),
    ATTRIBUTED_SHARE("Attributed share", Unit.FRACTION, "revenue / total_revenue; null with conversion_date=send");

    private final String label;
    private final Unit unit;
    private final String formula;

    TotalKpi(String label, Unit unit, String formula) {
        this.label = label;
        this.unit = unit;
        this.formula = formula;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(TotalKpi::code).toList();
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public String formula() {
        return formula;
    }

    @Override
    public boolean isAdditive() {
        return this != ATTRIBUTED_SHARE;
    }

    @Override
    public @Nullable BigDecimal value(MetricValues values, Totals totals, Measurement basis) {
        return switch (this) {
            case TOTAL_PURCHASES -> BigDecimal.valueOf(totals.purchases());
            case TOTAL_REVENUE -> totals.revenue();
            case ATTRIBUTED_SHARE ->
                switch (basis.conversionDate()) {
                    case PURCHASE -> Kpi.ratio(values.revenue(), totals.revenue());
                    case SEND -> null;
                };
        };
    }
}
