package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.problem.Checks;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.sql.Transactions;
import io.touchstone.time.Period;
import io.touchstone.workspace.Workspace;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parameters of a request mean, in the workspace of its key and at the time of the request. */
@RequestScoped
public class Questioner {

    private final Workspace workspace;
    private final Transactions transactions;
    private final Instant now;

    Questioner(CurrentWorkspace current, Transactions transactions, InstantSource clock) {
        this.workspace = current.workspace();
        this.transactions = transactions;
        this.now = clock.instant();
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Names everything that cannot be used, {@code others} included, without asking the database. */
    void check(PeriodParameters period, AttributionParameters attribution, BasisParameters basis, Runnable... others) {
        check(period, attribution, () -> basis.with(workspace.attribution(), workspace), () -> Checks.all(others));
    }

    /** The same where there is no choice of basis. */
    void check(PeriodParameters period, AttributionParameters attribution, Runnable... others) {
        check(period, () -> rule(attribution), () -> Checks.all(others));
    }

    /** The same where nothing is attributed. */
    public void check(PeriodParameters period, Runnable... others) {
        Checks.all(() -> period(period, Optional::empty), () -> Checks.all(others));
    }

    public Period period(PeriodParameters parameters) {
        return period(parameters, () -> transactions.read(connection -> SelectFirstDay.of(connection, workspace)));
    }

    private Period period(PeriodParameters parameters, Supplier<Optional<LocalDate>> firstDay) {
        return parameters.question().resolve(now, workspace.zone(), firstDay);
    }

    /** Names what cannot be used of a comparison, whether or not its period can be. */
    void check(ComparisonParameters comparison, PeriodParameters period) {
        // Which days the period has does not matter here: any will do.
        comparison.question().resolve(period.question(), period(new PeriodParameters(null, null, null)));
    }

    /** The days to compare with; null when none are asked for. */
    @Nullable Period comparedWith(ComparisonParameters comparison, PeriodParameters parameters, Period period) {
        return comparison.question().resolve(parameters.question(), period).orElse(null);
    }

    AttributionRule rule(AttributionParameters parameters) {
        return parameters.over(workspace.attribution());
    }

    Basis basis(AttributionParameters attribution, BasisParameters basis) {
        return basis.with(rule(attribution), workspace);
    }

    Echo echo(Period period, Basis basis) {
        return new Echo(
                PeriodAnswer.of(period),
                basis.rule(),
                basis.conversionDate(),
                basis.rateBase(),
                workspace.currency().getCurrencyCode(),
                isComplete(period, basis),
                workspace.rebuilding() ? true : null);
    }

    private boolean isComplete(Period period, Basis basis) {
        Duration wait = switch (basis.conversionDate()) {
            case PURCHASE -> Duration.ZERO;
            case SEND -> basis.rule().longerWindow().length();
        };
        return period.isComplete(now, wait);
    }
}
