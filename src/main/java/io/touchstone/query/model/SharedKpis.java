package io.touchstone.query.model;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.control.catalog.SourceNames;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.SentBy;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.RuleValues;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import io.touchstone.time.TimeGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What messages have of purchases under the model of a question, added up. */
final class SharedKpis {

    /** In bytes, roughly, of a group and its sums. */
    private static final int WEIGHT = 600;

    /** The shortest first: a longer one has the candidates of a shorter one, and may have more. */
    private static final Window[] WINDOWS = Window.values();

    private SharedKpis() {}

    /** By the groups of the question, those that have anything. */
    static Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question) {
        Map<Group, MetricValues> groups = new HashMap<>();
        TimeGroups times = question.times();
        SourceNames names = names(tenant, question);
        AggregateShares.forEach(
                tenant,
                question,
                purchase -> purchase.forEach((candidate, source, share) -> {
                    Group group = Group.of(times.indexOf(purchase.at(candidate)), source, question.dimensions(), names);
                    if (!groups.containsKey(group)) {
                        RowMemory.keep(WEIGHT);
                    }
                    groups.merge(group, share, MetricValues::plus);
                }));
        return groups;
    }

    private static SourceNames names(Tenant tenant, KpiQuery question) {
        if (question.dimensions().stream().noneMatch(Dimension::isName)) {
            return SourceNames.NONE;
        }
        List<MessageSource> sources = SourceStore.all(tenant).values().stream()
                .map(KnownSource::source)
                .filter(question.filter()::accepts)
                .toList();
        return SentBy.names(tenant, sources);
    }

    /**
     * Under every rule, in the order of {@code RuleSums}: of each touch all that the longest window reaches is read once.
     *
     * @param messages which are the same under each
     */
    static List<RuleValues> rules(Tenant tenant, KpiQuery question, MetricValues messages) {
        List<RuleValues> rules = new ArrayList<>();
        for (TouchRule touch : TouchRule.values()) {
            MetricValues[] sums = new MetricValues[WINDOWS.length];
            Arrays.fill(sums, messages);
            Measurement basis = question.basis();
            KpiQuery widest = question.by(new Measurement(
                    new AttributionRule(touch, Window.THIRTY_DAYS, Window.THIRTY_DAYS),
                    basis.sharing(),
                    basis.conversionDate(),
                    basis.rateBase()));
            AggregateShares.forEach(tenant, widest, purchase -> {
                int candidates = 0;
                MetricValues sum = MetricValues.ZERO;
                for (Window window : WINDOWS) {
                    SharedPurchase within = purchase.within(window);
                    if (within.candidates().size() > candidates) {
                        candidates = within.candidates().size();
                        sum = within.sum();
                    }
                    if (candidates > 0) {
                        sums[window.ordinal()] = sums[window.ordinal()].plus(sum);
                    }
                }
            });
            for (Window window : WINDOWS) {
                rules.add(new RuleValues(touch, window, sums[window.ordinal()]));
            }
        }
        return rules;
    }
}
