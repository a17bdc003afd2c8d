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

    public ReportLine {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public int compareTo(ReportLine other) {
        for (int i = 0; i < dimensions.size(); i++) {
            Comparator<String> order = dimensions.get(i).equals("hour") ? HOURS : CodePoints.ORDER;
            int found = Comparator.<@Nullable String>nullsLast(order).compare(values.get(i), other.values.get(i));
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }
}
