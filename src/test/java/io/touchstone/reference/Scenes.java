package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The scenes a random world is made of. Each alone can break a wrong implementation; together they meet the same people. */
final class Scenes {

    private final Stage stage;
    private final RandomGenerator random;
    private final Moments moments;
    private final Amounts amounts;

    private Scenes(Stage stage) {
        this.stage = stage;
        this.random = stage.random;
        this.moments = stage.moments;
        this.amounts = stage.amounts;
    }

    static List<Event> play(Stage stage, int size) {
        List<Runnable> scenes = Stream.concat(ofEdition1(stage).stream(), ofEdition2(stage).stream())
                .toList();
        for (int scene = 0; scene < size; scene++) {
            stage.one(scenes).run();
        }
        return stage.events();
    }

    /** Those that make a world of common things come twice. */
    private static List<Runnable> ofEdition1(Stage stage) {
        Scenes scenes = new Scenes(stage);
        return List.of(
                scenes::journey,
                scenes::journey,
                scenes::windowEdge,
                scenes::windowEdge,
                scenes::rivals,
                scenes::twins,
                scenes::contestedMessage,
                scenes::contestedPurchase,
                scenes::oneMessageTouchedTwice,
                scenes::prices,
                scenes::merge,
                scenes::orphans);
    }

    /** Of what the contract's second edition brought, and connections. */
    static List<Runnable> ofEdition2(Stage stage) {
        return Stream.of(
                        new ContactScenes(stage).all(),
                        new OrderScenes(stage).all(),
                        new AnswerScenes(stage).all(),
                        new RefScenes(stage).all())
                .flatMap(List::stream)
                .toList();
    }

    /** One message and what became of it, then perhaps a purchase at any time. */
    private void journey() {
        Person person = stage.person();
        Instant sentAt = moments.any();
        String message = stage.messageId();
        if (random.nextInt(12) > 0) {
            stage.send(message, person, stage.source(), sentAt);
        }
        for (int status = random.nextInt(5); status > 0; status--) {
            stage.touch(message, person, sentAt.plus(moments.within(Duration.ofDays(3))));
        }
        if (random.nextInt(4) == 0) {
            stage.add(new Event.MessageFailed(stage.eventId(), sentAt, message, "131026", null));
        }
        if (random.nextInt(6) == 0) {
            stage.add(new Event.ContactOptedOut(stage.eventId(), sentAt, person.any(random), message));
        }
        if (random.nextBoolean()) {
            stage.buy(person, sentAt.plus(moments.within(Duration.ofDays(8))));
        }
    }

    /** A purchase exactly one window after a touch, or a millisecond to a side. */
    private void windowEdge() {
        Person person = stage.person();
        if (stage.touched().isEmpty() || random.nextBoolean()) {
            Instant at = moments.any();
            String message = stage.messageId();
            stage.send(message, person, stage.source(), at.minus(moments.within(Duration.ofHours(2))));
            stage.touch(message, person, at);
        }
        Stage.Touched aim = stage.one(stage.touched());
        stage.buy(aim.person(), aim.at().plusMillis(moments.lag()));
    }

    /** Touches of both kinds of source compete for one purchase, each near an edge of some window. */
    private void rivals() {
        Person person = stage.person();
        Instant boughtAt = moments.any();
        for (int rival = random.nextInt(2, 5); rival > 0; rival--) {
            Instant at = boughtAt.minusMillis(moments.lag());
            String message = stage.messageId();
            stage.send(
                    message,
                    person,
                    rival % 2 == 0 ? stage.campaign() : stage.flowNode(),
                    at.minus(moments.within(Duration.ofDays(1))));
            stage.touch(message, person, at);
        }
        stage.buy(person, boughtAt);
    }

    /** Messages sent and touched at the same instants: their ids alone decide. */
    private void twins() {
        Person person = stage.person();
        Instant sentAt = moments.any();
        Instant at = sentAt.plus(moments.within(Duration.ofHours(1)));
        List<String> prefixes = new ArrayList<>(TrickyIds.PREFIXES);
        Collections.shuffle(prefixes, random);
        // The number of events so far keeps these apart from the ids of other scenes.
        String twin = "-twin" + stage.eventCount();
        for (String prefix : prefixes.subList(0, random.nextInt(2, 4))) {
            stage.send(prefix + twin, person, stage.source(), sentAt);
            stage.add(new Event.MessageRead(stage.eventId(), at, prefix + twin));
        }
        stage.buy(person, at.plusMillis(moments.lag()));
    }

    /** Several claim one message id, for different people and sources, at about the same time. */
    private void contestedMessage() {
        String message = stage.messageId();
        Instant sentAt = moments.any();
        for (int claim = random.nextInt(2, 4); claim > 0; claim--) {
            Person person = stage.person();
            stage.send(message, person, stage.source(), sentAt.plusMillis(random.nextInt(-1, 2)));
            stage.buy(person, sentAt.plusMillis(moments.lag()));
        }
        stage.touch(message, stage.person(), sentAt);
    }

    /** Several claim one purchase id; updates come before, with and after them. */
    private void contestedPurchase() {
        String purchase = stage.purchaseId();
        Instant at = moments.any();
        for (int claim = random.nextInt(1, 4); claim > 0; claim--) {
            stage.place(purchase, stage.person(), at.plusMillis(random.nextInt(-1, 2)));
        }
        for (int update = random.nextInt(3); update > 0; update--) {
            Instant changedAt = at.plusMillis(random.nextInt(-2, 3));
            stage.add(new Event.PurchaseUpdated(stage.eventId(), changedAt, purchase, amounts.any()));
        }
    }

    /** Touches of different strength, two of them at one instant, on the message and on another one of that person. */
    private void oneMessageTouchedTwice() {
        Person person = stage.person();
        Instant at = moments.any();
        Instant sentAt = at.minus(moments.within(Duration.ofDays(1)));
        String first = stage.messageId();
        String second = stage.messageId();
        stage.send(first, person, stage.source(), sentAt);
        stage.send(second, person, stage.source(), sentAt.plusMillis(random.nextInt(-1, 2)));
        stage.touch(first, person, at);
        stage.touch(first, person, at);
        stage.touch(second, person, at.plusMillis(moments.edge()));
        stage.buy(person, at.plusMillis(moments.lag()));
    }

    /** Costs that are estimated, known, corrected and tied, in any order of time. */
    private void prices() {
        Person person = stage.person();
        String message = stage.messageId();
        Instant sentAt = moments.any();
        stage.send(message, person, stage.source(), sentAt);
        for (int price = random.nextInt(1, 5); price > 0; price--) {
            Instant at = sentAt.plusMillis(random.nextInt(-1, 2));
            stage.add(
                    random.nextBoolean()
                            ? new Event.MessagePriced(stage.eventId(), at, message, amounts.cost())
                            : new Event.MessageDelivered(stage.eventId(), at, message, stage.cost()));
        }
    }

    /** One person got the message and another bought, and then they turn out to be the same, or were all along. */
    private void merge() {
        Person reader = stage.person();
        Person buyer = stage.person();
        Instant at = moments.any();
        String message = stage.messageId();
        stage.send(message, reader, stage.source(), at.minus(moments.within(Duration.ofHours(3))));
        stage.touch(message, reader, at);
        stage.buy(buyer, at.plusMillis(moments.lag()));
        Instant knownAt = moments.any();
        ContactReference both = new ContactReference(reader.id(), buyer.phone(), null, "Both", null);
        stage.add(
                switch (random.nextInt(4)) {
                    case 0 ->
                        new Event.ContactIdentified(stage.eventId(), knownAt, reader.any(random), buyer.any(random));
                    case 1 -> new Event.ContactIdentified(stage.eventId(), knownAt, both, null);
                    case 2 -> new Event.ContactOptedOut(stage.eventId(), knownAt, both, null);
                    default -> stage.placed(stage.purchaseId(), both, amounts.any(), knownAt);
                });
    }

    /** Halves whose other half never comes. */
    private void orphans() {
        Instant at = moments.any();
        Person person = stage.person();
        stage.touch(stage.messageId(), person, at);
        stage.add(
                switch (random.nextInt(4)) {
                    case 0 -> new Event.MessagePriced(stage.eventId(), at, stage.messageId(), amounts.cost());
                    case 1 -> new Event.PurchaseRefunded(stage.eventId(), at, stage.purchaseId(), amounts.any());
                    case 2 -> new Event.PurchaseCancelled(stage.eventId(), at, stage.purchaseId());
                    default -> new Event.ContactOptedOut(stage.eventId(), at, person.any(random), stage.messageId());
                });
    }
}
