package io.touchstone.recipient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.export.Table;
import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.http.Paged;
import io.touchstone.mask.Masks;
import io.touchstone.performance.FilterParameters;
import io.touchstone.performance.PeriodAnswer;
import io.touchstone.performance.PeriodParameters;
import io.touchstone.performance.Questioner;
import io.touchstone.performance.SourceFilter;
import io.touchstone.security.Scope;
import io.touchstone.time.Period;
import io.touchstone.workspace.Workspace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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

    private final Questioner questioner;
    private final Exports exports;

    MessagesResource(Questioner questioner, Exports exports) {
        this.questioner = questioner;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(MessageList.class)
    public Response messages(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam FilterParameters filters,
            @BeanParam MessageParameters parameters,
            @BeanParam FormatParameters formats) {
        questioner.check(periodParameters, filters::filter, parameters::check, formats::check);
        Period period = questioner.period(periodParameters);
        SourceFilter filter = filters.filter();
        MessageState state = parameters.stateAsked();
        Format format = exports.format();
        Masks masks = questioner.masks();
        // What one caller calls a message is nothing to another: their cursors are of different lists.
        String list = (masks.hide() ? "opaque messages " : "messages ") + period + filter + state;
        PageRequest page = parameters.page(list, format.isTable());
        Workspace workspace = questioner.workspace();
        MessageQuestion question = new MessageQuestion(workspace.id(), period, filter, state);
        if (page.isUnlimited()) {
            Table.Rows<MessageRow> rows = questioner.rows(
                    (connection, consumer) ->
                            new Messages(connection, workspace, masks).all(question, page.after(), consumer),
                    period);
            return exports.table(format, table(rows), period, null);
        }
        Page<MessageRow> rows = Page.of(
                questioner.answer(
                        connection -> new Messages(connection, workspace, masks)
                                .page(question, page.after(), page.limit() + 1),
                        period),
                page,
                MessageRow::position);
        return format.isTable()
                ? exports.table(format, table(rows.data()::forEach), period, rows.nextCursor())
                : exports.document(new MessageList(
                        PeriodAnswer.of(period),
                        workspace.currency().getCurrencyCode(),
                        rows.data(),
                        rows.nextCursor()));
    }

    @GET
    @Path("/{id}")
    public MessageDetail message(@RestPath String id) {
        Masks masks = questioner.masks();
        return questioner.answer(connection -> new Messages(connection, questioner.workspace(), masks).one(id));
    }

    private static Table<MessageRow> table(Table.Rows<MessageRow> rows) {
        return new Table<>("messages", MessageRow.COLUMNS, rows);
    }
}
