package io.touchstone.query.model;

import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.RuleValues;
import io.touchstone.query.kpi.SelectKpis;
import io.touchstone.query.kpi.Totals;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers under any model of attribution. Under the last touch everything is in the roll-ups; under another one what became of messages is
 * there, too, and what they earned is computed from the facts in place of what the roll-ups say of it.
 */
@ApplicationScoped
class ModelAnswers implements KpiAnswers {

    private final SelectKpis rollups;

    ModelAnswers(SelectKpis rollups) {
        this.rollups = rollups;
    }

    @Override
    public Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question) {
        return shared(tenant, question, rollups.groups(tenant, question));
    }

    @Override
    public void walk(
            Tenant tenant,
            KpiQuery question,
            GroupOrder order,
            @Nullable Group after,
            Predicate<Entry<Group, MetricValues>> consumer) {
        if (question.basis().sharing().isLast()) {
            rollups.walk(tenant, question, order, after, consumer);
            return;
        }
        SharedWalk walk = new SharedWalk(SharedKpis.groups(tenant, question), order, after, consumer);
        rollups.walk(tenant, question, order, after, walk::pass);
        walk.end();
    }

    @Override
    public Map<Integer, Totals> totals(Tenant tenant, KpiQuery question) {
        return rollups.totals(tenant, question);
    }

    @Override
    public List<KpiGroups> answer(Tenant tenant, List<KpiQuery> questions) {
        List<KpiGroups> answers = new ArrayList<>(rollups.answer(tenant, questions));
        for (int i = 0; i < answers.size(); i++) {
            KpiGroups answer = answers.get(i);
            answers.set(i, new KpiGroups(shared(tenant, questions.get(i), answer.groups()), answer.totals()));
        }
        return answers;
    }

    @Override
    public List<RuleValues> rules(Tenant tenant, KpiQuery question) {
        List<RuleValues> rules = rollups.rules(tenant, question);
        return question.basis().sharing().isLast()
                ? rules
                : SharedKpis.rules(tenant, question, rules.getFirst().values().withoutCredits());
    }

    /** @param groups of the same question, with the credits of the last touch */
    private static Map<Group, MetricValues> shared(Tenant tenant, KpiQuery question, Map<Group, MetricValues> groups) {
        if (question.basis().sharing().isLast()) {
            return groups;
        }
        Map<Group, MetricValues> shared = new HashMap<>();
        groups.forEach((group, values) -> shared.put(group, values.withoutCredits()));
        SharedKpis.groups(tenant, question).forEach((group, share) -> shared.merge(group, share, MetricValues::plus));
        shared.values().removeIf(MetricValues::isZero);
        return shared;
    }
}
