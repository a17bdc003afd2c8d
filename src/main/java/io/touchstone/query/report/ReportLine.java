package io.touchstone.query.report;

import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.Totals;
import io.touchstone.rollup.MetricValues;

/**
 * What a row is made of.
 *
 * @param totals zero where no number of all purchases is asked for
 */
record ReportLine(Group group, MetricValues values, Totals totals) {

    /** Whether there is nothing to tell. */
    boolean isZero() {
        return values.isZero() && totals.purchases() == 0;
    }
}
