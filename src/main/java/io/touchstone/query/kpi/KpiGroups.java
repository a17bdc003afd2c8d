package io.touchstone.query.kpi;

import io.touchstone.rollup.MetricValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is to tell of one question.
 *
 * @param groups those that have anything to tell
 * @param totals by bucket, of all purchases of the same days; without any when sources are filtered out
 */
public record KpiGroups(Map<Group, MetricValues> groups, Map<Integer, Totals> totals) {

    /**
     * One for each bucket, with the totals of all purchases when no source is filtered out.
     *
     * @param question that this answers; without dimensions but one of time
     */
    public List<Kpis> kpis(KpiQuery question) {
        boolean withTotals = question.filter().isEmpty();
        List<Kpis> kpis = new ArrayList<>();
        for (int bucket = 0; bucket < question.buckets().size(); bucket++) {
            MetricValues values = groups.getOrDefault(Group.all(bucket), MetricValues.ZERO);
            kpis.add(
                    withTotals
                            ? Kpis.of(values, totals.getOrDefault(bucket, Totals.ZERO), question.basis())
                            : Kpis.of(values, question.basis().rateBase()));
        }
        return kpis;
    }

    /** The index of the last bucket that has anything to tell; -1 where none has. */
    public int lastBucket() {
        return Stream.concat(
                        groups.entrySet().stream()
                                .filter(group -> !group.getValue().isZero())
                                .map(group -> group.getKey().time()),
                        totals.keySet().stream())
                .max(Integer::compare)
                .orElse(-1);
    }
}
