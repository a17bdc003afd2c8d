package io.touchstone.query.report;

import io.touchstone.http.list.Cursor;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of a report's rows: by the column that was asked for, nulls last either way, then by the dimensions. */
final class ReportOrder {

    /**
     * Where a row stands.
     *
     * @param value of the metric that rows are sorted by, as it is shown; null where it has none, or it is no metric
     */
    record Standing(Group group, @Nullable BigDecimal value) {}

    private final KpiQuery question;
    private final GroupOrder groups;
    private final @Nullable ReportSort sort;
    private final Comparator<Standing> comparator;

    /** @param sort null where the dimensions alone decide */
    ReportOrder(KpiQuery question, GroupOrder groups, @Nullable ReportSort sort) {
        this.question = question;
        this.groups = groups;
        this.sort = sort;
        Comparator<BigDecimal> numbers =
                sort != null && sort.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.comparator = Comparator.<Standing, @Nullable BigDecimal>comparing(
                        Standing::value, Comparator.nullsLast(numbers))
                .thenComparing(Standing::group, this::compareDimension)
                .thenComparing(Standing::group, groups);
    }

    Standing standing(ReportLine line) {
        Measure metric = sort == null ? null : sort.metric();
        return new Standing(
                line.group(),
                metric == null ? null : Kpis.value(metric, line.values(), line.totals(), question.basis()));
    }

    Comparator<Standing> comparator() {
        return comparator;
    }

    private int compareDimension(Group left, Group right) {
        if (sort == null || sort.dimension() == null) {
            return 0;
        }
        int absence = groups.compareAbsence(sort.dimension(), left, right);
        int order = groups.compare(sort.dimension(), left, right);
        return absence != 0 ? absence : sort.descending() ? -order : order;
    }

    /** For a cursor, which {@link #at} reads. */
    List<@Nullable String> position(ReportLine line) {
        Standing standing = standing(line);
        List<@Nullable String> position = new ArrayList<>(standing.group().position());
        position.add(standing.value() == null ? null : standing.value().toPlainString());
        return position;
    }

    Standing at(Cursor cursor) {
        return new Standing(Group.at(cursor, question.times()), cursor.decimal(Group.POSITIONS));
    }
}
