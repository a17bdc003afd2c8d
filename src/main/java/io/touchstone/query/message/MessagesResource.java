package io.touchstone.query.message;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.model.Attribution;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Table;
import io.touchstone.http.OfPeople;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.http.list.Paged;
import io.touchstone.mask.Masks;
import io.touchstone.query.PeriodAnswer;
import io.touchstone.query.QueryContext;
import io.touchstone.query.message.MessageParameters.MessageQuestion;
import io.touchstone.time.Period;
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
@OfPeople
@Path("/v1/messages")
@RunOnVirtualThread
@RolesAllowed({Scope.READ, Scope.READ_CONTACTS})
class MessagesResource {

    /**
     * @param attribution by which messages earn; left out where that is not asked
     * @param currency of all costs, ISO 4217
     */
    record MessageList(
            PeriodAnswer period,
            @JsonInclude(NON_NULL) @Nullable Attribution attribution,
            String currency,
            List<MessageRow> data,
            @Nullable String nextCursor)
            implements Paged {}

    private final QueryContext context;
    private final Exports exports;

    MessagesResource(QueryContext context, Exports exports) {
        this.context = context;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    @APIResponseSchema(MessageList.class)
    public Response messages(@BeanParam MessageParameters parameters) {
        Workspace workspace = context.workspace();
        MessageQuestion asked = parameters.parse(workspace);
        Format format = exports.format(asked.format());
        Period period = context.period(asked.period());
        Masks masks = context.masks();
        // What one caller calls a message is nothing to another: their cursors are of different lists.
        String list = (masks.hide() ? "opaque messages " : "messages ")
                + period
                + asked.filter()
                + asked.states()
                + (asked.states().askForCredit() ? asked.rule() + " " + asked.sharing() : "");
        PageRequest page = asked.page().of(list, format.isTable());
        MessageQuery question = new MessageQuery(period, asked.filter(), asked.states(), asked.rule(), asked.sharing());
        if (page.isUnlimited()) {
            Table.Rows<MessageRow> rows = context.rows(
                    (tenant, consumer) -> new Messages(tenant, workspace, masks).all(question, page.after(), consumer),
                    period);
            return exports.table(format, table(rows), context.asked(period), null);
        }
        Page<MessageRow> rows = Page.of(
                context.answer(
                        tenant -> new Messages(tenant, workspace, masks).page(question, page.after(), page.limit() + 1),
                        period),
                page,
                MessageRow::position);
        return format.isTable()
                ? exports.table(format, table(rows.data()::forEach), context.asked(period), rows.nextCursor())
                : exports.document(new MessageList(
                        PeriodAnswer.of(period),
                        asked.states().askForCredit() ? Attribution.of(asked.rule(), asked.sharing()) : null,
                        workspace.currency().getCurrencyCode(),
                        rows.data(),
                        rows.nextCursor()));
    }

    @GET
    @Path("/{id}")
    public MessageDetail message(@RestPath String id) {
        Masks masks = context.masks();
        return context.answer(tenant -> new Messages(tenant, context.workspace(), masks).one(id));
    }

    private static Table<MessageRow> table(Table.Rows<MessageRow> rows) {
        return new Table<>("messages", MessageRow.COLUMNS, rows);
    }
}
