package io.touchstone.source.pricing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.touchstone.source.ratecard.RateCard;
import io.touchstone.source.ratecard.sheet.CardQuestion;
import io.touchstone.source.ratecard.sheet.RateCardBody;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cards of workspaces, for those who price messages many times a second. Which cards there are is remembered for some seconds, so
 * that a delivery costs no statement more, and a card that another instance took holds soon. What one says is remembered
 * by when it was put, and is never stale.
 */
@Singleton
class RateCards {

    /** How long an instance may go on with a card that another one replaced. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Workspaces, of some hundred bytes for each card. */
    private static final int MOST_SHELVES = 10_000;

    /**
     * In bytes of JSON, which takes some five times as much once it is read: a few hundred of Meta's lists, of which those are wanted that
     * are in effect now.
     */
    private static final int MOST_REMEMBERED = 4 * 1024 * 1024;

    private record CardState(WorkspaceId workspace, Currency currency, LocalDate effectiveFrom, Instant putAt) {}

    private record RememberedCard(RateCard card, int bytes) {}

    private final Transactions transactions;
    private final ObjectMapper json;

    private final Cache<WorkspaceId, CardShelf> shelves = Caffeine.newBuilder()
            .maximumSize(MOST_SHELVES)
            .expireAfterWrite(SOON)
            .executor(Runnable::run)
            .build();

    private final Cache<CardState, RememberedCard> cards = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .weigher((CardState _, RememberedCard card) -> card.bytes())
            .executor(Runnable::run)
            .build();

    RateCards(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** Which cards there are, or were some seconds ago. */
    CardShelf remembered(WorkspaceId workspace) {
        CardShelf known = shelves.getIfPresent(workspace);
        return known == null ? present(workspace) : known;
    }

    /** Which cards there are. */
    CardShelf present(WorkspaceId workspace) {
        CardShelf read = transactions.statement(workspace, CardShelf::read);
        shelves.put(workspace, read);
        return read;
    }

    /** They have changed. */
    void forget(WorkspaceId workspace) {
        shelves.invalidate(workspace);
    }

    /** The cards that are in effect on some of the days from the first to the last. */
    List<RateCard> inEffect(WorkspaceId workspace, CardShelf shelf, LocalDate first, LocalDate last) {
        List<RateCard> found = new ArrayList<>();
        List<CardHead> unknown = new ArrayList<>();
        for (CardHead head : shelf.inEffect(first, last)) {
            RememberedCard known = cards.getIfPresent(state(workspace, head));
            if (known == null) {
                unknown.add(head);
            } else {
                found.add(known.card());
            }
        }
        if (!unknown.isEmpty()) {
            transactions
                    .statement(
                            workspace,
                            tenant -> unknown.stream()
                                    .flatMap(head ->
                                            RateCardStore.find(tenant, head.currency(), head.effectiveFrom()).stream())
                                    .toList())
                    .forEach(row -> found.add(remember(workspace, row)));
        }
        return found;
    }

    /** One card; that begun last where no day is asked for. */
    Optional<CardRow> find(WorkspaceId workspace, Currency currency, @Nullable LocalDate effectiveFrom) {
        return transactions.statement(
                workspace,
                tenant -> Optional.ofNullable(effectiveFrom)
                        .or(() -> latest(tenant, currency))
                        .flatMap(day -> RateCardStore.find(tenant, currency, day)));
    }

    private static Optional<LocalDate> latest(Tenant tenant, Currency currency) {
        return RateCardStore.heads(tenant).stream()
                .filter(head -> head.currency().equals(currency))
                .map(CardHead::effectiveFrom)
                .findFirst();
    }

    /** What a card says, as it is answered and was put. */
    RateCardBody body(CardRow row) {
        try {
            return json.readValue(row.json(), RateCardBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card that is kept is one that was written here", e);
        }
    }

    RateCard card(CardRow row) {
        CardHead head = row.head();
        // That it has exchange rates where it needs them was asked when it was put; the workspace's currency may have
        // changed since.
        return body(row).toCard(new CardQuestion(head.currency(), head.effectiveFrom(), head.currency()));
    }

    String json(RateCard card) {
        try {
            return json.writeValueAsString(RateCardBody.of(card));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private RateCard remember(WorkspaceId workspace, CardRow row) {
        RateCard card = card(row);
        cards.put(
                state(workspace, row.head()),
                new RememberedCard(card, row.head().bytes()));
        return card;
    }

    private static CardState state(WorkspaceId workspace, CardHead head) {
        return new CardState(workspace, head.currency(), head.effectiveFrom(), head.putAt());
    }
}
