package io.touchstone.query.kpi;

import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.RowMemory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Adds up what the rows of roll-ups have to tell of one question, as they come: it holds no more than the answer does. */
final class KpiSums {

    /** In bytes, of a group with its values. */
    private static final int WEIGHT = 600;

    private final KpiQuery question;
    private final RollupPlan plan;
    private final Map<Group, MetricValues> groups = new HashMap<>();
    private final Map<Integer, Totals> totals = new HashMap<>();
    private int rows;

    KpiSums(KpiQuery question, RollupPlan plan) {
        this.question = question;
        this.plan = plan;
    }

    KpiQuery question() {
        return question;
    }

    RollupPlan plan() {
        return plan;
    }

    /** @param line the key of one of the plan's; of any other there is nothing to tell */
    void add(long bucket, long line, MetricValues values) {
        rows++;
        Group group = plan.lines().get(line);
        if (group != null && !values.isZero()) {
            int before = groups.size();
            groups.merge(group.in(plan.index(question, bucket)), values, MetricValues::plus);
            if (groups.size() > before) {
                RowMemory.take(WEIGHT);
            }
        }
    }

    /** Of all purchases, credited or not. The slots of a bucket may sum to nothing. */
    void addPurchases(long bucket, long purchases, BigDecimal revenue) {
        totals.merge(plan.index(question, bucket), new Totals(purchases, revenue), Totals::plus);
    }

    Map<Group, MetricValues> groups() {
        return groups;
    }

    Map<Integer, Totals> totals() {
        totals.values().removeIf(sum -> sum.purchases() == 0);
        return totals;
    }

    /** How many rows there were, stripes aside. */
    int rows() {
        return rows;
    }
}
