package io.touchstone.performance;

import io.touchstone.rollup.Level;
import io.touchstone.sql.Transactions.Work;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Reads what a request asks for, unless its client has the answer already: with one statement where one will do. */
@RequestScoped
class KpiReader {

    private final Questioner questioner;
    private final KpiAnswers answers;

    KpiReader(Questioner questioner, KpiAnswers answers) {
        this.questioner = questioner;
        this.answers = answers;
    }

    /**
     * One for each question, all of one moment.
     *
     * @param echo what the time of the request makes of its parameters
     */
    List<KpiTallies> read(Echo echo, List<KpiQuestion> questions) {
        Work<List<KpiTallies>> work = connection -> answers.answer(connection, questions);
        boolean atOnce = questions.stream().allMatch(question -> RollupPlan.level(question) == Level.KIND);
        return atOnce ? questioner.answerAtOnce(work, echo) : questioner.answer(work, echo);
    }
}
