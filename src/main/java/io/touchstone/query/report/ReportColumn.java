package io.touchstone.query.report;

import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
import org.jspecify.annotations.Nullable;

/**
 * A field of a report's rows. Names, types and units are stable: connectors build their tables from them.
 *
 * @param unit null for dimensions
 */
public record ReportColumn(String name, ColumnKind kind, Type type, Kpi.@Nullable Unit unit) {

    public enum ColumnKind {
        DIMENSION,
        METRIC
    }

    /** A date is {@code YYYY-MM-DD}; a datetime is local with its offset, {@code YYYY-MM-DDThh:mm:ss+hh:mm}. */
    public enum Type {
        STRING,
        DATE,
        DATETIME,
        INTEGER,
        DECIMAL
    }

    static ReportColumn of(Dimension dimension) {
        Type type = switch (dimension) {
            case HOUR -> Type.DATETIME;
            case DAY, WEEK, MONTH -> Type.DATE;
            case SOURCE_KIND, CAMPAIGN, FLOW, NODE, TEMPLATE, CATEGORY -> Type.STRING;
        };
        return new ReportColumn(dimension.code(), ColumnKind.DIMENSION, type, null);
    }

    static ReportColumn of(Kpi kpi) {
        Type type = switch (kpi.unit()) {
            case COUNT -> Type.INTEGER;
            case MONEY, FRACTION -> Type.DECIMAL;
        };
        return new ReportColumn(kpi.code(), ColumnKind.METRIC, type, kpi.unit());
    }
}
