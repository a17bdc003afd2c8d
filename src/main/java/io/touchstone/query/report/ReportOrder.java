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
    record Place(Group group, @Nullable BigDecimal value) {}

    private final KpiQuery question;
    private final GroupOrder groups;
    private final @Nullable ReportSort sort;
    private final Comparator<Place> comparator;

    /** @param sort null where the dimensions alone decide */
    ReportOrder(KpiQuery question, GroupOrder groups, @Nullable ReportSort sort) {
        this.question = question;
        this.groups = groups;
        this.sort = sort;
        Comparator<BigDecimal> numbers =
                sort != null && sort.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.comparator = Comparator.<Place, @Nullable BigDecimal>comparing(Place::value, Comparator.nullsLast(numbers))
                .thenComparing(Place::group, this::compareDimension)
                .thenComparing(Place::group, groups);
    }

    Place place(ReportLine line) {
        Measure metric = sort == null ? null : sort.metric();
        return new Place(
                line.group(),
                metric == null ? null : Kpis.value(metric, line.values(), line.totals(), question.basis()));
    }

    Comparator<Place> comparator() {
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
        Place place = place(line);
        List<@Nullable String> position = new ArrayList<>(place.group().position());
        position.add(place.value() == null ? null : place.value().toPlainString());
        return position;
    }

    Place at(Cursor cursor) {
        return new Place(Group.at(cursor, question.times()), cursor.decimal(Group.POSITIONS));
    }
}
