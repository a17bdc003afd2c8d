package io.touchstone.query;

import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.RollupPlan;
import io.touchstone.query.kpi.RuleValues;
import io.touchstone.sql.Transactions.TenantWork;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Reads what a request asks for, unless its client has the answer already: with one statement where one will do. */
@RequestScoped
public class KpiReader {

    private final QueryContext context;
    private final KpiAnswers answers;

    KpiReader(QueryContext context, KpiAnswers answers) {
        this.context = context;
        this.answers = answers;
    }

    /**
     * One for each question, all of one moment.
     *
     * @param resolved what the time of the request makes of its parameters
     */
    public List<KpiGroups> read(List<KpiQuery> questions, Object... resolved) {
        return answer(questions, tenant -> answers.answer(tenant, questions), resolved);
    }

    /** The same question under each rule. */
    List<RuleValues> rules(KpiQuery question, Object... resolved) {
        return answer(List.of(question), tenant -> answers.rules(tenant, question), resolved);
    }

    private <T> T answer(List<KpiQuery> questions, TenantWork<T> work, Object... resolved) {
        boolean atOnce = questions.stream().allMatch(RollupPlan::isOneStatement);
        return atOnce ? context.answerAtOnce(work, resolved) : context.answer(work, resolved);
    }
}
