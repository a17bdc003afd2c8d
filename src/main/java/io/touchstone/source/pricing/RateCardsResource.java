package io.touchstone.source.pricing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.costly.CostlyCalls;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.event.CurrencyCode;
import io.touchstone.http.ConditionalRead;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.pricing.Repricing.Repriced;
import io.touchstone.source.pricing.SelectUnpriced.UnpricedMessages;
import io.touchstone.source.ratecard.sheet.CardQuestion;
import io.touchstone.source.ratecard.sheet.RateCardBody;
import io.touchstone.source.ratecard.sheet.RateList;
import io.touchstone.source.ratecard.sheet.RateListCsv;
import io.touchstone.sql.Transactions;
import io.touchstone.time.LocalCalendar;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What messages cost the caller's workspace. */
@Path("/v1/rate-cards")
@RunOnVirtualThread
class RateCardsResource {

    private static final String CURRENCY = "currency";

    private static final String EFFECTIVE_FROM = "effective_from";

    /** As far back as {@code GET /v1/intake} looks. */
    private static final int DAYS_WITHOUT_PRICE = 30;

    /** Of all workspaces in this process: each keeps a core of the database busy. */
    private static final int REPRICED_AT_ONCE = 2;

    /** Shorter than clients wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A card without its prices. @param markets how many it has, as are {@code prices} */
    record ListedCard(String currency, LocalDate effectiveFrom, Instant putAt, int markets, int prices) {

        static ListedCard of(CardHead head) {
            return new ListedCard(
                    head.currency().getCurrencyCode(),
                    head.effectiveFrom(),
                    head.putAt(),
                    head.markets(),
                    head.prices());
        }
    }

    /** @param since the first local day of the workspace that is looked at */
    record WithoutPrice(LocalDate since, List<UnpricedMessages> messages) {}

    record CardList(List<ListedCard> cards, WithoutPrice withoutPrice) {}

    /** @param card as it can be put */
    record KeptCard(
            String currency, LocalDate effectiveFrom, Instant putAt, int markets, int prices, RateCardBody card) {}

    private final CurrentWorkspace current;
    private final Transactions transactions;
    private final ConditionalRead conditional;
    private final RateCards cards;
    private final CardChange change;
    private final Repricing repricing;
    private final InstantSource clock;
    private final CostlyCalls calls = new CostlyCalls("re-pricings", 1, REPRICED_AT_ONCE);

    RateCardsResource(
            CurrentWorkspace current,
            Transactions transactions,
            ConditionalRead conditional,
            RateCards cards,
            CardChange change,
            Repricing repricing,
            InstantSource clock) {
        this.current = current;
        this.transactions = transactions;
        this.conditional = conditional;
        this.cards = cards;
        this.change = change;
        this.repricing = repricing;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Scope.READ, Scope.ADMIN})
    public CardList list() {
        Workspace workspace = current.workspace();
        LocalCalendar calendar = new LocalCalendar(workspace.zone());
        LocalDate since = calendar.dayOf(clock.instant()).minusDays(DAYS_WITHOUT_PRICE - 1L);
        CardList list = transactions.statement(
                workspace.id(),
                tenant -> new CardList(
                        RateCardStore.heads(tenant).stream().map(ListedCard::of).toList(),
                        new WithoutPrice(since, SelectUnpriced.since(tenant, calendar.startOf(since)))));
        // Messages get and lose prices without a new version of the data.
        conditional.unlessKnown(list);
        return list;
    }

    /** One card; that begun last unless a day is asked for. */
    @GET
    @Path("/{currency}")
    @RolesAllowed({Scope.READ, Scope.ADMIN})
    public KeptCard card(@PathParam(CURRENCY) String code, @QueryParam(EFFECTIVE_FROM) @Nullable String effectiveFrom) {
        LocalDate day = effectiveFrom == null ? null : CardDate.parse(EFFECTIVE_FROM, effectiveFrom);
        CardRow row = cards.find(current.id(), currency(code), day).orElseThrow(RateCardsResource::notFound);
        conditional.unlessKnown(row.head());
        return kept(row);
    }

    @PUT
    @Path("/{currency}")
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public KeptCard put(@PathParam(CURRENCY) String code, @BeanParam RateCardParameters parameters, RateCardBody body) {
        parameters.refuseBesideJson();
        return kept(change.put(current.id(), new RateList(body.toCard(question(code, parameters)), false)));
    }

    /** A list as it is downloaded, or one with a row for each price. */
    @PUT
    @Path("/{currency}")
    @RolesAllowed(Scope.ADMIN)
    @Consumes("text/csv")
    public KeptCard putList(@PathParam(CURRENCY) String code, @BeanParam RateCardParameters parameters, String list) {
        RateList read =
                RateListCsv.read(list, question(code, parameters), parameters.markup(), parameters.exchangeRates());
        return kept(change.put(
                current.id(), parameters.complete(read, current.workspace().currency())));
    }

    @DELETE
    @Path("/{currency}/{day}")
    @RolesAllowed(Scope.ADMIN)
    public void delete(@PathParam(CURRENCY) String code, @PathParam("day") String day) {
        if (!change.delete(current.id(), currency(code), CardDate.parse("day", day))) {
            throw notFound();
        }
    }

    @POST
    @Path("/{currency}/reprice")
    @RolesAllowed(Scope.ADMIN)
    public Repriced reprice(@PathParam(CURRENCY) String code, RepriceQuestion question) {
        RepriceQuestion.LocalDays days = question.checked();
        if (cards.find(current.id(), currency(code), null).isEmpty()) {
            throw notFound();
        }
        try (Place _ = calls.enter(current.id(), PATIENCE)) {
            return repricing.reprice(current.id(), days.from(), days.to());
        }
    }

    private CardQuestion question(String code, RateCardParameters parameters) {
        return new CardQuestion(
                currency(code), parameters.firstDay(), current.workspace().currency());
    }

    private KeptCard kept(CardRow row) {
        ListedCard head = ListedCard.of(row.head());
        return new KeptCard(
                head.currency(), head.effectiveFrom(), head.putAt(), head.markets(), head.prices(), cards.body(row));
    }

    private static Currency currency(String code) {
        return CurrencyCode.find(code)
                .orElseThrow(
                        () -> ProblemException.invalidParameter(CURRENCY, "must be an ISO 4217 currency, such as USD"));
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such card.");
    }
}
