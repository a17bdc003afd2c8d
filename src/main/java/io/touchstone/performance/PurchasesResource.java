package io.touchstone.performance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.AttributionRule;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.export.Snapshots;
import io.touchstone.export.Table;
import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.http.Paged;
import io.touchstone.mask.Masks;
import io.touchstone.performance.PurchaseQuestion.Position;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.security.Scope;
import io.touchstone.time.Period;
import io.touchstone.workspace.Reads.Walk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Individual purchases: who bought, when, for how much, and which message earned it. */
@Path("/v1/purchases")
@RunOnVirtualThread
@RolesAllowed({Scope.READ, Scope.READ_CONTACTS})
class PurchasesResource {

    record Purchases(
            PeriodAnswer period,
            AttributionRule attribution,
            String currency,
            List<PurchaseRow> data,
            @Nullable String nextCursor)
            implements Paged {}

    private final Questioner questioner;
    private final PurchaseRows purchases;
    private final Exports exports;

    PurchasesResource(Questioner questioner, PurchaseRows purchases, Exports exports) {
        this.questioner = questioner;
        this.purchases = purchases;
        this.exports = exports;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE})
    @APIResponseSchema(Purchases.class)
    public Response purchases(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam FilterParameters filters,
            @BeanParam PurchaseParameters parameters,
            @BeanParam FormatParameters formats) {
        questioner.check(periodParameters, attribution, filters::filter, parameters::check, formats::check);
        Period period = questioner.period(periodParameters);
        AttributionRule rule = questioner.rule(attribution);
        SourceFilter filter = filters.filter();
        Boolean attributed = parameters.attributedOnly();
        Optional<AskedContact> contact = parameters.askedContact();
        Masks masks = questioner.masks();
        if (masks.hide() && contact.orElse(null) instanceof AskedContact.ByIdentity) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The parameter contact needs the scope read_contacts for anything but a key.");
        }
        Format format = exports.format();
        PageRequest page =
                parameters.page("purchases " + period + rule + filter + attributed + contact, format.isTable());
        Position after = page.after() == null
                ? null
                : new Position(
                        page.after().number(0),
                        Objects.requireNonNullElse(page.after().text(1), ""));
        int count = page.isUnlimited() ? Snapshots.ROWS_AT_ONCE : page.limit() + 1;
        PurchaseQuestion question =
                new PurchaseQuestion(questioner.workspace().id(), period, rule, filter, attributed, null, after, count);
        if (page.isUnlimited()) {
            Walk<PurchaseRow> walk = (connection, consumer) -> {
                Optional<PurchaseQuestion> ofContact =
                        PurchaseRows.of(connection, question, contact.orElse(null), masks);
                if (ofContact.isPresent()) {
                    purchases.all(connection, ofContact.get(), masks, consumer);
                }
            };
            Table.Rows<PurchaseRow> rows = questioner.rows(walk, period);
            return exports.table(format, table(rows), period, null);
        }
        Page<PurchaseRow> rows = Page.of(
                questioner.answer(
                        connection -> {
                            Optional<PurchaseQuestion> ofContact =
                                    PurchaseRows.of(connection, question, contact.orElse(null), masks);
                            return ofContact.isPresent()
                                    ? purchases.page(connection, ofContact.get(), masks)
                                    : List.<PurchaseRow>of();
                        },
                        period),
                page,
                row -> List.of(String.valueOf(row.purchasedAt().toEpochMilli()), row.id()));
        return format.isTable()
                ? exports.table(format, table(rows.data()::forEach), period, rows.nextCursor())
                : exports.document(new Purchases(
                        PeriodAnswer.of(period),
                        rule,
                        questioner.workspace().currency().getCurrencyCode(),
                        rows.data(),
                        rows.nextCursor()));
    }

    @GET
    @Path("/{id}")
    public PurchaseDetail purchase(@RestPath String id, @BeanParam AttributionParameters attribution) {
        AttributionRule rule = questioner.rule(attribution);
        Masks masks = questioner.masks();
        return questioner.answer(connection -> new Journeys(connection, questioner.workspace(), masks).of(id, rule));
    }

    private static Table<PurchaseRow> table(Table.Rows<PurchaseRow> rows) {
        return new Table<>("purchases", PurchaseRow.COLUMNS, rows);
    }
}
