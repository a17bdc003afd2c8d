package io.touchstone.reference;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a report, with every KPI. Its natural order is that of the report. */
public record ReportLine(List<String> dimensions, List<@Nullable String> values, Map<String, @Nullable BigDecimal> kpis)
        implements Comparable<ReportLine> {

    private static final Comparator<String> HOURS =
            Comparator.comparing(text -> OffsetDateTime.parse(text).toInstant());

    private static final Comparator<String> NUMBERS = Comparator.comparing(Integer::valueOf);

    public ReportLine {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public int compareTo(ReportLine other) {
        for (int i = 0; i < dimensions.size(); i++) {
            int found = Comparator.<@Nullable String>nullsLast(order(dimensions.get(i)))
                    .compare(values.get(i), other.values.get(i));
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }

    /** By a dimension or KPI, nulls last either way, then as they are. */
    public static Comparator<ReportLine> by(String column, boolean descending) {
        Comparator<BigDecimal> numbers = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<String> texts = descending ? order(column).reversed() : order(column);
        return Comparator.<ReportLine, @Nullable BigDecimal>comparing(
                        line -> line.kpis.get(column), Comparator.nullsLast(numbers))
                .thenComparing(line -> line.dimension(column), Comparator.nullsLast(texts))
                .thenComparing(Comparator.naturalOrder());
    }

    private @Nullable String dimension(String name) {
        int index = dimensions.indexOf(name);
        return index < 0 ? null : values.get(index);
    }

    private static Comparator<String> order(String dimension) {
        return switch (dimension) {
            case "hour" -> HOURS;
            case "weekday", "hour_of_day" -> NUMBERS;
            default -> CodePoints.ORDER;
        };
    }
}
