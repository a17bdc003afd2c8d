package io.touchstone.recipient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.http.Paged;
import io.touchstone.performance.FilterParameters;
import io.touchstone.performance.PeriodAnswer;
import io.touchstone.performance.PeriodParameters;
import io.touchstone.performance.Questioner;
import io.touchstone.performance.SourceFilter;
import io.touchstone.recipient.MessageQuestion.Position;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
import io.touchstone.sql.Transactions;
import io.touchstone.time.Period;
import io.touchstone.workspace.Workspace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Individual messages: who got them, and what became of each. */
@Path("/v1/messages")
@RunOnVirtualThread
@RolesAllowed({Scope.READ, Scope.READ_CONTACTS})
class MessagesResource {

    /** @param currency of all costs, ISO 4217 */
    record MessageList(
            PeriodAnswer period,
            String currency,
            List<MessageRow> data,
            @Nullable String nextCursor) implements Paged {}

    private final CurrentWorkspace current;
    private final Questioner questioner;
    private final Transactions transactions;

    MessagesResource(CurrentWorkspace current, Questioner questioner, Transactions transactions) {
        this.current = current;
        this.questioner = questioner;
        this.transactions = transactions;
    }

    @GET
    public MessageList messages(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam FilterParameters filters,
            @BeanParam MessageParameters parameters) {
        questioner.check(periodParameters, filters::filter, parameters::check);
        Period period = questioner.period(periodParameters);
        SourceFilter filter = filters.filter();
        MessageState state = parameters.stateAsked();
        PageRequest page =
                PageRequest.of("messages " + period + filter + state, parameters.limit(), parameters.cursor());
        Position after = page.after() == null
                ? null
                : new Position(
                        page.after().number(0),
                        Objects.requireNonNullElse(page.after().text(1), ""));
        Workspace workspace = questioner.workspace();
        MessageQuestion question = new MessageQuestion(workspace.id(), period, filter, state);
        boolean masked = !current.mayReadContacts();
        Page<MessageRow> rows = Page.of(
                transactions.read(connection ->
                        new Messages(connection, workspace, masked).page(question, after, page.limit() + 1)),
                page,
                row -> List.of(
                        String.valueOf(Objects.requireNonNull(row.sentAt()).toEpochMilli()), row.messageId()));
        return new MessageList(
                PeriodAnswer.of(period), workspace.currency().getCurrencyCode(), rows.data(), rows.nextCursor());
    }

    @GET
    @Path("/{id}")
    public MessageDetail message(@RestPath String id) {
        Workspace workspace = questioner.workspace();
        boolean masked = !current.mayReadContacts();
        return transactions.read(connection -> new Messages(connection, workspace, masked).one(id));
    }
}
