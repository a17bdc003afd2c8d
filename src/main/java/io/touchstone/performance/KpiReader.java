package io.touchstone.performance;

import io.touchstone.performance.KpiAnswer.KpiTallies;
import io.touchstone.rollup.Level;
import io.touchstone.workspace.Reads;
import io.touchstone.workspace.Workspace;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Reads what a request asks for, unless its client has the answer already: with one statement where one will do. */
@RequestScoped
class KpiReader {

    private final Questioner questioner;
    private final KpiAnswers answers;
    private final Reads reads;

    KpiReader(Questioner questioner, KpiAnswers answers, Reads reads) {
        this.questioner = questioner;
        this.answers = answers;
        this.reads = reads;
    }

    /**
     * One for each question, all of one moment.
     *
     * @param echo what the time of the request makes of its parameters
     */
    List<KpiTallies> read(Echo echo, List<KpiQuestion> questions) {
        if (questions.stream().anyMatch(question -> RollupPlan.level(question) != Level.KIND)) {
            return readWithSources(echo, questions);
        }
        if (questioner.isConditional()) {
            questioner.unlessKnownBeforehand(echo);
        }
        Workspace workspace = questioner.workspace();
        KpiAnswer answer = reads.statement(
                connection -> answers.answer(connection, workspace.id(), questions),
                found -> found.generation() == workspace.generation());
        questioner.unlessKnown(answer.version(), echo);
        return answer.tallies();
    }

    /** Which lines there are to sum has to be read before. */
    private List<KpiTallies> readWithSources(Echo echo, List<KpiQuestion> questions) {
        return questioner.read(connection -> {
            questioner.unlessKnown(connection, echo);
            return answers.answer(connection, questioner.workspace().id(), questions)
                    .tallies();
        });
    }
}
