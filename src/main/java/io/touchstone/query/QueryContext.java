package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.Attribution;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.DataVersion;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.control.workspace.Reads;
import io.touchstone.control.workspace.Reads.Walk;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Snapshots;
import io.touchstone.export.Table;
import io.touchstone.export.TableQuestion;
import io.touchstone.http.ConditionalRead;
import io.touchstone.http.body.RequestRoom;
import io.touchstone.mask.Masks;
import io.touchstone.sql.Transactions.TenantWork;
import io.touchstone.time.Period;
import io.touchstone.time.PeriodQuestion;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the parameters of a request mean, in the workspace of its key and at the time of the request. */
@RequestScoped
public class QueryContext {

    private final CurrentWorkspace current;
    private final Workspace workspace;
    private final boolean mayReadContacts;
    private final Reads reads;
    private final Snapshots snapshots;
    private final ConditionalRead conditional;
    private final RequestRoom room;
    private final Instant now;

    /** That of what was read last, or will be. */
    private DataVersion version;

    QueryContext(
            CurrentWorkspace current,
            Reads reads,
            Snapshots snapshots,
            ConditionalRead conditional,
            RequestRoom room,
            InstantSource clock) {
        this.current = current;
        this.workspace = current.workspace();
        this.mayReadContacts = current.mayReadContacts();
        this.reads = reads;
        this.snapshots = snapshots;
        this.conditional = conditional;
        this.room = room;
        this.now = clock.instant();
        this.version = current.dataVersion();
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The time of the request. */
    Instant now() {
        return now;
    }

    /** When the newest event was stored that an answer knows of, once it is read; null while none was since this is kept. */
    public @Nullable Instant dataAsOf() {
        return version.storedAt();
    }

    /** What the caller may see of people. */
    public Masks masks() {
        return current.masks();
    }

    /** Runs queries about the workspace that see one state of a database, however many they are. */
    private <T> T read(TenantWork<T> work) {
        return reads.read(workspace, askingForMemory(work));
    }

    /** The rows that an answer is made of take room of the request until its end. */
    private <T> TenantWork<T> askingForMemory(TenantWork<T> work) {
        return tenant -> room.askingForRows(() -> work.in(tenant));
    }

    /**
     * Runs the queries of an answer, which see one state of a database, unless the client has it already: then the request ends with 304. On the primary database that
     * takes no statement more than the key did.
     *
     * @param resolved what the time of the request makes of its parameters
     */
    public <T> T answer(TenantWork<T> work, Object... resolved) {
        return reads.read(workspace, conditionally(work, resolved));
    }

    /** Runs the one statement of an answer, which sees one state by itself, unless the client has the answer: then the request ends with 304. */
    public <T> T answerAtOnce(TenantWork<T> statement, Object... resolved) {
        return reads.readAtOnce(workspace, conditionally(statement, resolved));
    }

    private <T> TenantWork<T> conditionally(TenantWork<T> work, Object... resolved) {
        if (reads.mayGoBack()) {
            return askingForMemory(tenant -> {
                version = DataVersionStore.version(tenant);
                unlessKnown(resolved);
                return work.in(tenant);
            });
        }
        unlessKnown(resolved);
        return askingForMemory(work);
    }

    /** The rows of an answer, read while they are written, unless the client has them: then the request ends with 304. */
    public <R> Table.Rows<R> rows(Walk<R> walk, Object... resolved) {
        if (!reads.mayGoBack()) {
            unlessKnown(resolved);
            return snapshots.rows(workspace, askingForMemory(walk));
        }
        // The rows may be of another state than this one: of a replica that went on, or of the primary in its place.
        version = read(DataVersionStore::version);
        unlessKnown(resolved);
        return snapshots.rows(workspace, askingForMemory((tenant, consumer) -> {
            version = DataVersionStore.version(tenant);
            conditional.rename(dependencies(resolved));
            walk.forEach(tenant, consumer);
        }));
    }

    private <R> Walk<R> askingForMemory(Walk<R> walk) {
        return (tenant, consumer) -> askingForMemory(_ -> {
                    walk.forEach(tenant, consumer);
                    return true;
                })
                .in(tenant);
    }

    private void unlessKnown(Object... resolved) {
        conditional.unlessKnown(dependencies(resolved));
    }

    private Object[] dependencies(Object... resolved) {
        return new Object[] {workspace, mayReadContacts, version.number(), Arrays.toString(resolved)};
    }

    /** The days that a client asks for. Those of all time alone take a look into the database. */
    public Period period(PeriodQuestion asked) {
        return asked.resolve(now, workspace.zone(), () -> read(tenant -> SelectFirstDay.of(tenant, workspace)));
    }

    public UnderstoodQuestion understand(KpiQuestion asked) {
        Period period = period(asked.period());
        return new UnderstoodQuestion(
                period,
                asked.comparison().map(comparison -> comparison.otherThan(asked.period(), period)),
                asked.basis(),
                asked.filter());
    }

    /** What a table with KPIs answers. */
    public TableQuestion asked(UnderstoodQuestion question) {
        return asked(question, "", Map.of());
    }

    /**
     * What a table with KPIs, and with more, answers.
     *
     * @param ownRule what else is not as it would be unasked, see {@link TableQuestion#ownRule}
     * @param more what else it says of the question, by the names of the fields in JSON, nested ones joined
     */
    public TableQuestion asked(UnderstoodQuestion question, String ownRule, Map<String, @Nullable Object> more) {
        Echo echo = echo(question);
        return new TableQuestion(
                question.period(), QuestionTerms.ownRule(question.basis(), workspace) + ownRule, () -> {
                    Map<String, @Nullable Object> terms =
                            new LinkedHashMap<>(QuestionTerms.of(echo, question.other(), version.storedAt()));
                    terms.putAll(more);
                    return terms;
                });
    }

    /** What a table with credits answers. */
    public TableQuestion asked(Period period, AttributionRule rule, Sharing sharing) {
        return new TableQuestion(
                period,
                QuestionTerms.ownRule(rule, sharing, workspace),
                () -> QuestionTerms.of(
                        PeriodAnswer.of(period),
                        Attribution.of(rule, sharing),
                        workspace.currency(),
                        version.storedAt()));
    }

    /** What a table without either answers. */
    public TableQuestion asked(Period period) {
        return new TableQuestion(
                period,
                "",
                () -> QuestionTerms.of(PeriodAnswer.of(period), null, workspace.currency(), version.storedAt()));
    }

    /**
     * What a table of its own kind answers.
     *
     * @param ownRule what is not as the workspace has it, see {@link TableQuestion#ownRule}
     * @param more what else it says of the question and the answer, by the names of the fields in JSON, nested ones joined
     */
    public TableQuestion asked(Period period, String ownRule, Map<String, @Nullable Object> more) {
        return new TableQuestion(period, ownRule, () -> {
            Map<String, @Nullable Object> terms = new LinkedHashMap<>(
                    QuestionTerms.of(PeriodAnswer.of(period), null, workspace.currency(), version.storedAt()));
            terms.putAll(more);
            return terms;
        });
    }

    public Echo echo(UnderstoodQuestion question) {
        return echo(question, question.basis().rule().longerWindow());
    }

    /** @param longest of all windows that the numbers are made with */
    Echo echo(UnderstoodQuestion question, Window longest) {
        return new Echo(
                PeriodAnswer.of(question.period()),
                Attribution.of(question.basis().rule(), question.basis().sharing()),
                question.basis().conversionDate(),
                question.basis().rateBase(),
                workspace.currency().getCurrencyCode(),
                isComplete(question.period(), question.basis().conversionDate(), longest),
                workspace.rebuilding() ? true : null);
    }

    private boolean isComplete(Period period, ConversionDate conversionDate, Window longest) {
        Duration wait = switch (conversionDate) {
            case PURCHASE -> Duration.ZERO;
            case SEND -> longest.length();
        };
        return period.isComplete(now, wait);
    }
}
