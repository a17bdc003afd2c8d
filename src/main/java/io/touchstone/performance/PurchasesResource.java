package io.touchstone.performance;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.AttributionRule;
import io.touchstone.contact.ContactProfile;
import io.touchstone.contact.SelectProfiles;
import io.touchstone.event.Identity;
import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.http.Paged;
import io.touchstone.performance.PurchaseQuestion.Position;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
import io.touchstone.sql.Transactions;
import io.touchstone.time.Period;
import io.touchstone.workspace.WorkspaceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private final CurrentWorkspace current;
    private final Questioner questioner;
    private final PurchaseAnswers purchases;
    private final Transactions transactions;

    PurchasesResource(
            CurrentWorkspace current, Questioner questioner, PurchaseAnswers purchases, Transactions transactions) {
        this.current = current;
        this.questioner = questioner;
        this.purchases = purchases;
        this.transactions = transactions;
    }

    @GET
    public Purchases purchases(
            @BeanParam PeriodParameters periodParameters,
            @BeanParam AttributionParameters attribution,
            @BeanParam FilterParameters filters,
            @BeanParam PurchaseParameters parameters) {
        questioner.check(periodParameters, attribution, filters::filter, parameters::check);
        Period period = questioner.period(periodParameters);
        AttributionRule rule = questioner.rule(attribution);
        SourceFilter filter = filters.filter();
        Boolean attributed = parameters.attributedOnly();
        Optional<Identity> identity = parameters.identity();
        if (identity.isPresent() && !current.mayReadContacts()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The parameter contact needs the scope read_contacts.");
        }
        PageRequest page = PageRequest.of(
                "purchases " + period + rule + filter + attributed + identity, parameters.limit(), parameters.cursor());
        Position after = page.after() == null
                ? null
                : new Position(
                        page.after().number(0),
                        Objects.requireNonNullElse(page.after().text(1), ""));
        WorkspaceId workspace = questioner.workspace().id();
        Page<PurchaseRow> rows = transactions.read(connection -> {
            Optional<Long> contactKey = identity.isEmpty()
                    ? Optional.empty()
                    : SelectProfiles.byIdentity(connection, workspace, identity.get());
            if (identity.isPresent() && contactKey.isEmpty()) {
                return new Page<>(List.of(), null);
            }
            PurchaseQuestion question = new PurchaseQuestion(
                    workspace, period, rule, filter, attributed, contactKey.orElse(null), after, page.limit() + 1);
            return rows(connection, question, page);
        });
        return new Purchases(
                PeriodAnswer.of(period),
                rule,
                questioner.workspace().currency().getCurrencyCode(),
                rows.data(),
                rows.nextCursor());
    }

    @GET
    @Path("/{id}")
    public PurchaseDetail purchase(@RestPath String id, @BeanParam AttributionParameters attribution) {
        AttributionRule rule = questioner.rule(attribution);
        return transactions.read(connection ->
                new Journeys(connection, questioner.workspace()).of(id, rule, !current.mayReadContacts()));
    }

    private Page<PurchaseRow> rows(Connection connection, PurchaseQuestion question, PageRequest page)
            throws SQLException {
        Page<CreditedPurchase> found = Page.of(
                purchases.find(connection, question),
                page,
                purchase -> List.of(
                        String.valueOf(purchase.purchase().placedAt()),
                        purchase.purchase().id()));
        Set<Long> contactKeys = new HashSet<>();
        found.data().forEach(purchase -> contactKeys.add(purchase.purchase().contactKey()));
        Map<Long, ContactProfile> profiles = SelectProfiles.of(connection, question.workspace(), contactKeys);
        return found.map(purchase -> {
            ContactProfile profile =
                    Objects.requireNonNull(profiles.get(purchase.purchase().contactKey()));
            return PurchaseRow.of(purchase, current.mayReadContacts() ? profile : profile.masked());
        });
    }
}
