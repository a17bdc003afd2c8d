package io.touchstone.query;

import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.RollupPlan;
import io.touchstone.query.kpi.RuleValues;
import io.touchstone.rollup.Level;
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
     * @param echo what the time of the request makes of its parameters
     */
    public List<KpiGroups> read(Echo echo, List<KpiQuery> questions) {
        return read(echo, questions, tenant -> answers.answer(tenant, questions));
    }

    /** The same question under each rule. */
    List<RuleValues> rules(Echo echo, KpiQuery question) {
        return read(echo, List.of(question), tenant -> answers.rules(tenant, question));
    }

    private <T> T read(Echo echo, List<KpiQuery> questions, TenantWork<T> work) {
        boolean atOnce = questions.stream().allMatch(question -> RollupPlan.level(question) == Level.KIND);
        return atOnce ? context.answerAtOnce(work, echo) : context.answer(work, echo);
    }
}
