package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.problem.Checks;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.sql.Transactions;
import io.touchstone.time.Period;
import io.touchstone.time.PeriodQuestion;
import io.touchstone.workspace.Workspace;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the parameters of a request mean, in the workspace of its key and at the time of the request. */
@RequestScoped
class Questioner {

    private final Workspace workspace;
    private final Transactions transactions;
    private final Instant now;

    Questioner(CurrentWorkspace current, Transactions transactions, InstantSource clock) {
        this.workspace = current.workspace();
        this.transactions = transactions;
        this.now = clock.instant();
    }

    Workspace workspace() {
        return workspace;
    }

    Period period(PeriodParameters parameters) {
        return new PeriodQuestion(parameters.period(), parameters.from(), parameters.to())
                .resolve(
                        now,
                        workspace.zone(),
                        () -> transactions.read(connection -> SelectFirstDay.of(connection, workspace)));
    }

    AttributionRule rule(AttributionParameters parameters) {
        return parameters.over(workspace.attribution());
    }

    Basis basis(AttributionParameters attribution, BasisParameters basis) {
        Checks.all(() -> rule(attribution), () -> basis.with(workspace.attribution(), workspace));
        return basis.with(rule(attribution), workspace);
    }

    Echo echo(Period period, Basis basis) {
        return new Echo(
                PeriodAnswer.of(period),
                AttributionAnswer.of(basis.rule()),
                basis.conversionDate(),
                basis.rateBase(),
                workspace.currency().getCurrencyCode(),
                isComplete(period, basis));
    }

    private boolean isComplete(Period period, Basis basis) {
        Duration wait = switch (basis.conversionDate()) {
            case PURCHASE -> Duration.ZERO;
            case SEND -> basis.rule().longerWindow().length();
        };
        return period.isComplete(now, wait);
    }
}
