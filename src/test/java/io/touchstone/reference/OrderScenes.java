package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders that are given back in parts, corrected, taken back and moved, and orders of nobody. */
final class OrderScenes {

    /** Few, so that two orders have refunds of one id. */
    private static final List<String> REFUND_IDS = List.of("r1", "R1", "r1 ", "é1", "\uD83D\uDE00");

    private final Stage stage;

    OrderScenes(Stage stage) {
        this.stage = stage;
    }

    List<Runnable> all() {
        return List.of(
                this::givenBackInParts,
                this::correctedRefunds,
                this::listedRefunds,
                this::cancelledAndRestored,
                this::placedAtAnotherTime,
                this::ofNobodyAtFirst);
    }

    /** All of it, or the smallest unit more or less, each part at a rate of its own; some then have another amount. */
    private void givenBackInParts() {
        Instant at = stage.moments.any();
        Currency currency = stage.amounts.currency();
        long left = stage.random.nextLong(1, 20_000);
        String purchase = boughtAfterReading(at, stage.amounts.of(currency, left));
        for (int parts = stage.random.nextInt(1, 5); parts > 0; parts--) {
            long part = parts == 1 ? left + stage.random.nextInt(-1, 2) : stage.random.nextLong(left + 1);
            refund(purchase, stage.about(at), stage.amounts.of(currency, Math.max(0, part)), null);
            left -= part;
        }
        if (stage.oneIn(3)) {
            refund(purchase, at, stage.amounts.of(stage.amounts.currency(), 100), null);
        }
        if (stage.oneIn(3)) {
            update(purchase, stage.about(at), stage.amounts.of(stage.amounts.currency(), 10_000), null, null);
        }
    }

    /** To nothing, too. */
    private void correctedRefunds() {
        Instant at = stage.moments.any();
        Currency currency = stage.amounts.currency();
        String purchase = boughtAfterReading(at, stage.amounts.of(currency, 1_000_000));
        String first = stage.one(REFUND_IDS);
        for (int refunds = stage.random.nextInt(2, 6); refunds > 0; refunds--) {
            Money amount = stage.amounts.of(currency, stage.oneIn(3) ? 0 : stage.random.nextLong(100_000));
            refund(purchase, stage.about(at), amount, stage.oneIn(3) ? stage.one(REFUND_IDS) : first);
        }
    }

    /** Updates tell all refunds that there are, and others tell nothing of them, at about the time of the refunds. */
    private void listedRefunds() {
        Instant at = stage.moments.any();
        Currency currency = stage.amounts.currency();
        String purchase = boughtAfterReading(at, stage.amounts.of(currency, 1_000_000));
        for (int refunds = stage.random.nextInt(1, 5); refunds > 0; refunds--) {
            Money amount = stage.amounts.of(currency, stage.random.nextLong(100_000));
            refund(purchase, stage.about(at), amount, stage.oneIn(4) ? null : stage.one(REFUND_IDS));
        }
        for (int updates = stage.random.nextInt(1, 4); updates > 0; updates--) {
            Money amount = stage.amounts.of(currency, 1_000_000);
            update(purchase, stage.about(at), amount, null, stage.oneIn(4) ? null : someRefunds());
        }
    }

    private List<String> someRefunds() {
        List<String> refunds = new ArrayList<>(REFUND_IDS);
        Collections.shuffle(refunds, stage.random);
        return refunds.subList(0, stage.random.nextInt(refunds.size() + 1));
    }

    private void cancelledAndRestored() {
        Instant at = stage.moments.any();
        String purchase = boughtAfterReading(at, stage.amounts.any());
        for (int changes = stage.random.nextInt(1, 5); changes > 0; changes--) {
            String id = stage.eventId();
            Instant changedAt = stage.about(at);
            stage.add(
                    stage.random.nextBoolean()
                            ? new Event.PurchaseCancelled(id, changedAt, purchase)
                            : new Event.PurchaseRestored(id, changedAt, purchase));
        }
    }

    /** To before the touch, to it, or to an edge of a window after it; some of that is said before the order was placed. */
    private void placedAtAnotherTime() {
        Instant at = stage.moments.any();
        Instant placedAt = at.plus(stage.moments.within(Duration.ofDays(9)));
        String purchase = boughtAfterReading(at, placedAt, stage.amounts.any());
        for (int updates = stage.random.nextInt(1, 4); updates > 0; updates--) {
            Instant corrected = stage.oneIn(3) ? stage.about(at) : at.plusMillis(stage.moments.lag());
            update(purchase, stage.about(placedAt), stage.amounts.any(), stage.oneIn(4) ? null : corrected, null);
        }
    }

    /** One of the claims on an order names nobody: the first, a later one, or all. */
    private void ofNobodyAtFirst() {
        Instant at = stage.moments.any();
        Person reader = stage.person();
        read(reader, at);
        String purchase = stage.purchaseId();
        for (int claims = stage.random.nextInt(1, 4); claims > 0; claims--) {
            Person named = stage.oneIn(3) ? stage.person() : reader;
            ContactReference contact = stage.random.nextBoolean() ? null : named.any(stage.random);
            stage.add(stage.placed(purchase, contact, stage.amounts.any(), stage.about(at)));
        }
    }

    private String boughtAfterReading(Instant at, Money amount) {
        return boughtAfterReading(at, at, amount);
    }

    private String boughtAfterReading(Instant readAt, Instant placedAt, Money amount) {
        Person person = stage.person();
        read(person, readAt);
        String purchase = stage.purchaseId();
        stage.add(stage.placed(purchase, person.byPhone(stage.random), amount, placedAt));
        return purchase;
    }

    private void read(Person person, Instant at) {
        String message = stage.messageId();
        Instant sentAt = at.minus(stage.moments.within(Duration.ofHours(2)));
        stage.send(message, person.byPhone(stage.random), stage.source(), sentAt);
        stage.add(new Event.MessageRead(stage.eventId(), at, message));
    }

    private void refund(String purchase, Instant at, Money amount, @Nullable String refundId) {
        stage.add(new Event.PurchaseRefunded(stage.eventId(), at, purchase, amount, refundId));
    }

    private void update(
            String purchase, Instant at, Money amount, @Nullable Instant placedAt, @Nullable List<String> refundIds) {
        stage.add(new Event.PurchaseUpdated(stage.eventId(), at, purchase, amount, placedAt, refundIds));
    }
}
