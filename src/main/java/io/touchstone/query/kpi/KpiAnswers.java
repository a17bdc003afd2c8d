package io.touchstone.query.kpi;

import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers questions within a connection that sees one state of the database. */
public interface KpiAnswers {

    /** The groups that have anything to tell. */
    Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question);

    /**
     * Hands over the same groups one by one in an order, for answers that may be longer than memory.
     *
     * @param after the group to go on after; null to begin with the first
     * @param consumer false to end it
     */
    void walk(
            Tenant tenant,
            KpiQuery question,
            GroupOrder order,
            @Nullable Group after,
            Predicate<Entry<Group, MetricValues>> consumer);

    /** By bucket, by the day of the purchase and whatever the filter; buckets without a purchase are left out. */
    Map<Integer, Totals> totals(Tenant tenant, KpiQuery question);

    /**
     * One for each question about a workspace, in their order: the groups and, where no source is filtered out, the totals. Where
     * all are of the days of all sources, that is one statement.
     */
    List<KpiGroups> answer(Tenant tenant, List<KpiQuery> questions);

    /**
     * One for each touch rule and each window, of both kinds of source the same, in the order of {@link RuleSums#values}.
     *
     * @param question about a period as a whole; its own rule does not matter
     */
    List<RuleValues> rules(Tenant tenant, KpiQuery question);
}
