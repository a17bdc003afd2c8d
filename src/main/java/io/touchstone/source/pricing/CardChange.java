package io.touchstone.source.pricing;

import io.touchstone.event.json.EventLimits;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.ratecard.RateCard;
import io.touchstone.source.ratecard.sheet.RateList;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Puts cards and deletes them. What was priced stays as it is until somebody has it priced again. */
@Singleton
class CardChange {

    /** In bytes of JSON, of all cards of a workspace: some hundred of Meta's lists, each with its tiers. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_CARDS = 500;

    private final Transactions transactions;
    private final RateCards cards;
    private final InstantSource clock;

    CardChange(Transactions transactions, RateCards cards, InstantSource clock) {
        this.transactions = transactions;
        this.cards = cards;
        this.clock = clock;
    }

    /** The card as it is kept then: in place of the one of its currency and day, or joined with it where the list has tiers alone. */
    CardRow put(WorkspaceId workspace, RateList list) {
        CardRow kept = transactions.write(workspace, tenant -> put(tenant, list));
        cards.forget(workspace);
        return kept;
    }

    private CardRow put(Tenant tenant, RateList list) {
        Currency currency = list.card().currency();
        LocalDate day = list.card().effectiveFrom();
        Optional<CardRow> before = RateCardStore.lock(tenant, currency, day);
        RateCard card = list.tiersAlone() ? joined(before, list.card()) : list.card();
        CardRow row = row(card, putAt(before));
        refuseTooMuch(tenant, row.head());
        RateCardStore.save(tenant, row);
        return row;
    }

    private RateCard joined(Optional<CardRow> before, RateCard tiers) {
        RateCard card = before.map(cards::card)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT,
                        "This is a list of tiers alone, which joins the list of all prices of %s from %s on: put that one first."
                                .formatted(tiers.currency().getCurrencyCode(), tiers.effectiveFrom())))
                .with(tiers);
        if (card.dearest().compareTo(EventLimits.AMOUNT_BOUND) >= 0) {
            throw ProblemException.invalidField(
                    "rates",
                    "with markup and exchange rate a price must be less than "
                            + EventLimits.AMOUNT_BOUND.toPlainString());
        }
        return card;
    }

    private CardRow row(RateCard card, Instant putAt) {
        String json = cards.json(card);
        int prices = card.markets().values().stream()
                .mapToInt(market -> market.rates().size())
                .sum();
        return new CardRow(
                new CardHead(
                        card.currency(),
                        card.effectiveFrom(),
                        putAt,
                        card.markets().size(),
                        prices,
                        json.getBytes(StandardCharsets.UTF_8).length),
                json);
    }

    /** Later than before: it tells the states of a card apart. */
    private Instant putAt(Optional<CardRow> before) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return before.map(row -> row.head().putAt().plusMillis(1))
                .filter(next -> next.isAfter(now))
                .orElse(now);
    }

    private static void refuseTooMuch(Tenant tenant, CardHead added) {
        long bytes = added.bytes();
        int count = 1;
        for (CardHead head : RateCardStore.heads(tenant)) {
            if (!head.currency().equals(added.currency())
                    || !head.effectiveFrom().equals(added.effectiveFrom())) {
                bytes += head.bytes();
                count++;
            }
        }
        if (bytes > MOST_BYTES || count > MOST_CARDS) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The cards of a workspace are at most %d, and %d bytes of JSON in all: delete those of days long past."
                            .formatted(MOST_CARDS, MOST_BYTES));
        }
    }

    /** Whether there was such a card. */
    boolean delete(WorkspaceId workspace, Currency currency, LocalDate effectiveFrom) {
        boolean known = transactions.write(workspace, tenant -> RateCardStore.delete(tenant, currency, effectiveFrom));
        cards.forget(workspace);
        return known;
    }
}
