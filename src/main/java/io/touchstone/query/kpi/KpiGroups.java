package io.touchstone.query.kpi;

import io.touchstone.rollup.MetricValues;
import java.util.Map;

/**
 * What there is to tell of one question.
 *
 * @param groups those that have anything to tell
 * @param totals by bucket, of all purchases of the same days; without any when sources are filtered out
 */
public record KpiGroups(Map<Group, MetricValues> groups, Map<Integer, Totals> totals) {}
