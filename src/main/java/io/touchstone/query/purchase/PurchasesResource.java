package io.touchstone.query.purchase;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Attribution;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.Reads.Walk;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Snapshots;
import io.touchstone.export.Table;
import io.touchstone.http.OfPeople;
import io.touchstone.http.list.Cursor;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.http.list.Paged;
import io.touchstone.mask.Masks;
import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.query.AttributionParameters;
import io.touchstone.query.PeriodAnswer;
import io.touchstone.query.QueryContext;
import io.touchstone.query.SharingParameters;
import io.touchstone.query.purchase.PurchaseOrder.PurchasePosition;
import io.touchstone.query.purchase.PurchaseParameters.PurchaseQuestion;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Individual purchases: who bought, when, for how much, and which message earned it. */
@OfPeople
@Path("/v1/purchases")
@RunOnVirtualThread
@RolesAllowed({Scope.READ, Scope.READ_CONTACTS})
class PurchasesResource {

    record Purchases(
            PeriodAnswer period,
            Attribution attribution,
            String currency,
            List<PurchaseRow> data,
            @Nullable String nextCursor)
            implements Paged {}

    private record AskedSharing(AttributionRule rule, Sharing sharing) {}

    private final QueryContext context;
    private final PurchaseRows purchases;
    private final Exports exports;

    PurchasesResource(QueryContext context, PurchaseRows purchases, Exports exports) {
        this.context = context;
        this.purchases = purchases;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    @APIResponseSchema(Purchases.class)
    public Response purchases(@BeanParam PurchaseParameters parameters) {
        Workspace workspace = context.workspace();
        PurchaseQuestion asked = parameters.parse(workspace.attribution(), workspace.sharing());
        Masks masks = context.masks();
        AskedContact contact = asked.contact();
        if (masks.hide() && contact instanceof AskedContact.ByIdentity) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The parameter contact needs the scope read_contacts for anything but a key.");
        }
        Format format = exports.format(asked.format());
        Period period = context.period(asked.period());
        String list = "purchases " + period + asked.rule() + asked.sharing() + asked.date() + asked.filter()
                + asked.attributed() + asked.states() + asked.order() + contact + " " + asked.search();
        PageRequest page = asked.page().of(list, format.isTable());
        PurchaseQuery question = new PurchaseQuery(
                period,
                asked.date(),
                asked.rule(),
                asked.sharing(),
                workspace.currency().getDefaultFractionDigits(),
                asked.filter(),
                asked.attributed(),
                asked.states(),
                null,
                null,
                asked.order(),
                position(asked.order(), page.after()),
                page.isUnlimited() ? Snapshots.ROWS_AT_ONCE : page.limit() + 1);
        if (page.isUnlimited()) {
            Walk<PurchaseLine> walk = (tenant, consumer) -> {
                Optional<PurchaseQuery> ofContact = PurchaseRows.of(tenant, question, contact, asked.search(), masks);
                if (ofContact.isPresent()) {
                    purchases.all(tenant, ofContact.get(), masks, row -> row.forEachLine(consumer));
                }
            };
            Table.Rows<PurchaseLine> rows = context.rows(walk, period);
            return exports.table(format, table(rows), context.asked(period, asked.rule(), asked.sharing()), null);
        }
        Page<PurchaseRow> rows = Page.of(
                context.answer(
                        tenant -> {
                            Optional<PurchaseQuery> ofContact =
                                    PurchaseRows.of(tenant, question, contact, asked.search(), masks);
                            return ofContact.isPresent()
                                    ? purchases.page(tenant, ofContact.get(), masks)
                                    : List.<PurchaseRow>of();
                        },
                        period),
                page,
                row -> cursorOf(asked.order().position(row)));
        return format.isTable()
                ? exports.table(
                        format,
                        table(consumer -> rows.data().forEach(row -> row.forEachLine(consumer))),
                        context.asked(period, asked.rule(), asked.sharing()),
                        rows.nextCursor())
                : exports.document(new Purchases(
                        PeriodAnswer.of(period),
                        Attribution.of(asked.rule(), asked.sharing()),
                        workspace.currency().getCurrencyCode(),
                        rows.data(),
                        rows.nextCursor()));
    }

    private static @Nullable PurchasePosition position(PurchaseOrder order, @Nullable Cursor after) {
        if (after == null) {
            return null;
        }
        BigDecimal value = order.isInTime() ? BigDecimal.valueOf(after.number(0)) : after.decimal(0);
        String id = after.text(1);
        if (value == null || id == null) {
            throw Cursor.invalid();
        }
        return new PurchasePosition(value, id);
    }

    private static List<@Nullable String> cursorOf(PurchasePosition position) {
        return List.of(position.value().toPlainString(), position.id());
    }

    @GET
    @Path("/{id}")
    public PurchaseDetail purchase(
            @RestPath String id, @BeanParam AttributionParameters attribution, @BeanParam SharingParameters sharing) {
        Workspace workspace = context.workspace();
        AskedSharing asked = Errors.gather(errors -> new AskedSharing(
                attribution.over(workspace.attribution(), errors), sharing.over(workspace.sharing(), errors)));
        Masks masks = context.masks();
        return context.answer(tenant -> new Journeys(tenant, workspace, masks).of(id, asked.rule(), asked.sharing()));
    }

    private static Table<PurchaseLine> table(Table.Rows<PurchaseLine> rows) {
        return new Table<>("purchases", PurchaseLine.COLUMNS, rows);
    }
}
