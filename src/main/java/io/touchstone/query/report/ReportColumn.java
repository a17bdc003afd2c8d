package io.touchstone.query.report;

import io.touchstone.attribution.model.Sharing;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A field of a report's rows. Names, types and units are stable: connectors build their tables from them.
 *
 * @param unit null for dimensions
 * @param label for people, in English
 */
public record ReportColumn(String name, ColumnKind kind, Type type, Kpi.@Nullable Unit unit, String label) {

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
            case WEEKDAY, HOUR_OF_DAY -> Type.INTEGER;
            case SOURCE_KIND,
                    CAMPAIGN,
                    FLOW,
                    NODE,
                    TEMPLATE,
                    CATEGORY,
                    CAMPAIGN_NAME,
                    FLOW_NAME,
                    NODE_NAME,
                    FREQUENCY -> Type.STRING;
        };
        return new ReportColumn(dimension.code(), ColumnKind.DIMENSION, type, null, dimension.label());
    }

    /** @param sharing of conversions, which are parts where they are shared */
    static ReportColumn of(Measure measure, Sharing sharing) {
        Type type = switch (measure.unit()) {
            case COUNT -> measure == Kpi.CONVERSIONS && !sharing.isLast() ? Type.DECIMAL : Type.INTEGER;
            case MONEY, FRACTION, MULTIPLE -> Type.DECIMAL;
        };
        return new ReportColumn(measure.code(), ColumnKind.METRIC, type, measure.unit(), measure.label());
    }
}
