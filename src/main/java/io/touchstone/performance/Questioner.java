package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.export.Snapshots;
import io.touchstone.export.Table;
import io.touchstone.http.ConditionalRead;
import io.touchstone.problem.Checks;
import io.touchstone.rollup.DataVersionStore;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.sql.Transactions.Work;
import io.touchstone.time.Period;
import io.touchstone.workspace.Reads;
import io.touchstone.workspace.Reads.Walk;
import io.touchstone.workspace.Workspace;
import jakarta.enterprise.context.RequestScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parameters of a request mean, in the workspace of its key and at the time of the request. */
@RequestScoped
public class Questioner {

    private final Workspace workspace;
    private final boolean mayReadContacts;
    private final Reads reads;
    private final Snapshots snapshots;
    private final ConditionalRead conditional;
    private final Instant now;

    Questioner(
            CurrentWorkspace current,
            Reads reads,
            Snapshots snapshots,
            ConditionalRead conditional,
            InstantSource clock) {
        this.workspace = current.workspace();
        this.mayReadContacts = current.mayReadContacts();
        this.reads = reads;
        this.snapshots = snapshots;
        this.conditional = conditional;
        this.now = clock.instant();
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Whether contacts must not be recognised. */
    public boolean masksContacts() {
        return !mayReadContacts;
    }

    /** Runs queries about the workspace that see one state of a database, however many they are. */
    public <T> T read(Work<T> work) {
        return reads.read(workspace, work);
    }

    /**
     * Ends the request with 304 when the client has its answer from the same data already.
     *
     * @param connection the one that the answer is going to be read over, or one before it
     * @param resolved what the time of the request makes of its parameters
     */
    public void unlessKnown(Connection connection, Object... resolved) throws SQLException {
        unlessKnown(DataVersionStore.version(connection, workspace.id()), resolved);
    }

    /** The same, with the version of the data that the answer was read from. */
    void unlessKnown(long version, Object... resolved) {
        conditional.unlessKnown(dependencies(version, resolved));
    }

    private Object[] dependencies(long version, Object... resolved) {
        return new Object[] {workspace, mayReadContacts, version, Arrays.toString(resolved)};
    }

    /** The same before anything else is read. */
    void unlessKnownBeforehand(Object... resolved) {
        long version = reads.statement(connection -> DataVersionStore.version(connection, workspace.id()), _ -> true);
        unlessKnown(version, resolved);
    }

    /** The same with an answer whose rows are read while they are written. */
    public <R> Table.Rows<R> rows(Walk<R> walk, Object... resolved) {
        unlessKnownBeforehand(resolved);
        return snapshots.rows(workspace, (connection, consumer) -> {
            // On one database the rows can only be newer than their name, and no answer will have that again.
            if (reads.mayGoBack()) {
                long version = DataVersionStore.version(connection, workspace.id());
                conditional.rename(dependencies(version, resolved));
            }
            walk.forEach(connection, consumer);
        });
    }

    /** Whether the client has an answer, which may be the one that it would get. */
    boolean isConditional() {
        return conditional.isAsked();
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
        return period(parameters, () -> read(connection -> SelectFirstDay.of(connection, workspace)));
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
