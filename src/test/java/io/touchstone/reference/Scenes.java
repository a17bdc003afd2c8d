package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The scenes a random world is made of. Each alone can break a wrong implementation; together they meet the same people. */
final class Scenes {

    private static final List<String> CAMPAIGNS =
            List.of("spring", "Spring", "spring ", "été", "ete", "a/b", "\uD83D\uDE00");
    private static final List<String> FLOWS = List.of("spring", "Welcome", "welcome", "panier é");
    private static final List<String> NODES = List.of("n1", "N1", "n1 ", "a/b", "spring");

    private record Touched(Instant at, Person person, String messageId) {}

    private final RandomGenerator random;
    private final Moments moments;
    private final Amounts amounts;
    private final TrickyIds eventIds;
    private final TrickyIds messageIds;
    private final TrickyIds purchaseIds;
    private final List<Person> people = new ArrayList<>();
    private final List<Touched> touched = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    Scenes(RandomGenerator random, ZoneId zone, Currency currency, int size) {
        this.random = random;
        this.moments = new Moments(random, zone);
        this.amounts = new Amounts(random, currency);
        this.eventIds = new TrickyIds(random, "");
        this.messageIds = new TrickyIds(random, "m");
        this.purchaseIds = new TrickyIds(random, "p");
        for (int number = 0; number < 2 + size / 4; number++) {
            people.add(Person.number(number));
        }
    }

    List<Event> play(int size) {
        for (int scene = 0; scene < size; scene++) {
            switch (random.nextInt(12)) {
                case 0, 1 -> journey();
                case 2, 3 -> windowEdge();
                case 4 -> rivals();
                case 5 -> twins();
                case 6 -> contestedMessage();
                case 7 -> contestedPurchase();
                case 8 -> oneMessageTouchedTwice();
                case 9 -> prices();
                case 10 -> merge();
                default -> orphans();
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    /** One message and what became of it, then perhaps a purchase at any time. */
    private void journey() {
        Person person = person();
        Instant sentAt = moments.any();
        String message = messageIds.next();
        if (random.nextInt(12) > 0) {
            send(message, person, source(), sentAt);
        }
        for (int status = random.nextInt(5); status > 0; status--) {
            touch(message, person, sentAt.plus(moments.within(Duration.ofDays(3))));
        }
        if (random.nextInt(4) == 0) {
            events.add(new Event.MessageFailed(eventIds.next(), sentAt, message, "131026", null));
        }
        if (random.nextInt(6) == 0) {
            events.add(new Event.ContactOptedOut(eventIds.next(), sentAt, person.any(random), message));
        }
        if (random.nextBoolean()) {
            buy(person, sentAt.plus(moments.within(Duration.ofDays(8))));
        }
    }

    /** A purchase exactly one window after a touch, or a millisecond to a side. */
    private void windowEdge() {
        Person person = person();
        if (touched.isEmpty() || random.nextBoolean()) {
            Instant at = moments.any();
            String message = messageIds.next();
            send(message, person, source(), at.minus(moments.within(Duration.ofHours(2))));
            touch(message, person, at);
        }
        Touched aim = touched.get(random.nextInt(touched.size()));
        buy(aim.person(), aim.at().plusMillis(moments.lag()));
    }

    /** Touches of both kinds of source compete for one purchase, each near an edge of some window. */
    private void rivals() {
        Person person = person();
        Instant boughtAt = moments.any();
        for (int rival = random.nextInt(2, 5); rival > 0; rival--) {
            Instant at = boughtAt.minusMillis(moments.lag());
            String message = messageIds.next();
            send(
                    message,
                    person,
                    rival % 2 == 0 ? campaign() : flowNode(),
                    at.minus(moments.within(Duration.ofDays(1))));
            touch(message, person, at);
        }
        buy(person, boughtAt);
    }

    /** Messages sent and touched at the same instants: their ids alone decide. */
    private void twins() {
        Person person = person();
        Instant sentAt = moments.any();
        Instant at = sentAt.plus(moments.within(Duration.ofHours(1)));
        List<String> prefixes = new ArrayList<>(TrickyIds.PREFIXES);
        Collections.shuffle(prefixes, random);
        // The number of events so far keeps these apart from the ids of other scenes.
        String twin = "-twin" + events.size();
        for (String prefix : prefixes.subList(0, random.nextInt(2, 4))) {
            send(prefix + twin, person, source(), sentAt);
            events.add(new Event.MessageRead(eventIds.next(), at, prefix + twin));
        }
        buy(person, at.plusMillis(moments.lag()));
    }

    /** Several claim one message id, for different people and sources, at about the same time. */
    private void contestedMessage() {
        String message = messageIds.next();
        Instant sentAt = moments.any();
        for (int claim = random.nextInt(2, 4); claim > 0; claim--) {
            Person person = person();
            send(message, person, source(), sentAt.plusMillis(random.nextInt(-1, 2)));
            buy(person, sentAt.plusMillis(moments.lag()));
        }
        touch(message, person(), sentAt);
    }

    /** Several claim one purchase id; updates come before, with and after them. */
    private void contestedPurchase() {
        String purchase = purchaseIds.next();
        Instant at = moments.any();
        for (int claim = random.nextInt(1, 4); claim > 0; claim--) {
            place(purchase, person(), at.plusMillis(random.nextInt(-1, 2)));
        }
        for (int update = random.nextInt(3); update > 0; update--) {
            Instant changedAt = at.plusMillis(random.nextInt(-2, 3));
            events.add(new Event.PurchaseUpdated(eventIds.next(), changedAt, purchase, amounts.any()));
        }
    }

    /** Touches of different strength, two of them at one instant, on the message and on another one of that person. */
    private void oneMessageTouchedTwice() {
        Person person = person();
        Instant at = moments.any();
        Instant sentAt = at.minus(moments.within(Duration.ofDays(1)));
        String first = messageIds.next();
        String second = messageIds.next();
        send(first, person, source(), sentAt);
        send(second, person, source(), sentAt.plusMillis(random.nextInt(-1, 2)));
        touch(first, person, at);
        touch(first, person, at);
        touch(second, person, at.plusMillis(moments.edge()));
        buy(person, at.plusMillis(moments.lag()));
    }

    /** Costs that are estimated, known, corrected and tied, in any order of time. */
    private void prices() {
        Person person = person();
        String message = messageIds.next();
        Instant sentAt = moments.any();
        send(message, person, source(), sentAt);
        for (int price = random.nextInt(1, 5); price > 0; price--) {
            Instant at = sentAt.plusMillis(random.nextInt(-1, 2));
            events.add(
                    random.nextBoolean()
                            ? new Event.MessagePriced(eventIds.next(), at, message, amounts.cost())
                            : new Event.MessageDelivered(eventIds.next(), at, message, cost()));
        }
    }

    /** One person got the message and another bought, and then they turn out to be the same, or were all along. */
    private void merge() {
        Person reader = person();
        Person buyer = person();
        Instant at = moments.any();
        String message = messageIds.next();
        send(message, reader, source(), at.minus(moments.within(Duration.ofHours(3))));
        touch(message, reader, at);
        buy(buyer, at.plusMillis(moments.lag()));
        Instant knownAt = moments.any();
        ContactReference both = new ContactReference(reader.id(), buyer.phone(), null, "Both", null);
        events.add(
                switch (random.nextInt(4)) {
                    case 0 ->
                        new Event.ContactIdentified(eventIds.next(), knownAt, reader.any(random), buyer.any(random));
                    case 1 -> new Event.ContactIdentified(eventIds.next(), knownAt, both, null);
                    case 2 -> new Event.ContactOptedOut(eventIds.next(), knownAt, both, null);
                    default -> placed(purchaseIds.next(), both, knownAt);
                });
    }

    /** Halves whose other half never comes. */
    private void orphans() {
        Instant at = moments.any();
        Person person = person();
        touch(messageIds.next(), person, at);
        events.add(
                switch (random.nextInt(4)) {
                    case 0 -> new Event.MessagePriced(eventIds.next(), at, messageIds.next(), amounts.cost());
                    case 1 -> new Event.PurchaseRefunded(eventIds.next(), at, purchaseIds.next(), amounts.any());
                    case 2 -> new Event.PurchaseCancelled(eventIds.next(), at, purchaseIds.next());
                    default -> new Event.ContactOptedOut(eventIds.next(), at, person.any(random), messageIds.next());
                });
    }

    private void send(String message, Person person, Source source, Instant at) {
        String category = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "marketing" : "Marketing";
        String template = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "hello" : "hello ";
        ContactReference contact = person.any(random);
        events.add(new Event.MessageSent(eventIds.next(), at, message, contact, source, cost(), category, template));
    }

    private void touch(String message, Person person, Instant at) {
        String id = eventIds.next();
        events.add(
                switch (random.nextInt(7)) {
                    case 0, 1 -> new Event.MessageDelivered(id, at, message, cost());
                    case 2, 3 -> new Event.MessageRead(id, at, message);
                    case 4 -> new Event.MessageReplied(id, at, message, ReplyKind.QUICK_REPLY, "Yes, please");
                    case 5 -> new Event.MessageReplied(id, at, message, ReplyKind.TEXT, null);
                    default ->
                        new Event.MessageClicked(id, at, message, "https://shop.example/?q=é", random.nextInt(3) == 0);
                });
        touched.add(new Touched(at, person, message));
    }

    /** A purchase with the refunds, changes and cancellation that may go with it, before or after. */
    private void buy(Person person, Instant at) {
        String purchase = purchaseIds.next();
        if (random.nextInt(20) > 0) {
            place(purchase, person, at);
        }
        for (int refund = Math.max(0, random.nextInt(-4, 3)); refund > 0; refund--) {
            Instant refundedAt = at.plus(Duration.ofHours(random.nextLong(-5, 100)));
            events.add(new Event.PurchaseRefunded(eventIds.next(), refundedAt, purchase, amounts.any()));
        }
        if (random.nextInt(8) == 0) {
            Instant updatedAt = at.plus(Duration.ofHours(random.nextLong(-2, 60)));
            events.add(new Event.PurchaseUpdated(eventIds.next(), updatedAt, purchase, amounts.any()));
        }
        if (random.nextInt(14) == 0) {
            Instant cancelledAt = at.plus(Duration.ofHours(random.nextLong(-2, 60)));
            events.add(new Event.PurchaseCancelled(eventIds.next(), cancelledAt, purchase));
        }
    }

    private void place(String purchase, Person person, Instant at) {
        events.add(placed(purchase, person.any(random), at));
    }

    private Event placed(String purchase, ContactReference contact, Instant at) {
        String orderName = random.nextInt(5) == 0 ? null : "#" + (1000 + events.size());
        boolean test = random.nextInt(20) == 0;
        return new Event.PurchasePlaced(eventIds.next(), at, purchase, contact, amounts.any(), orderName, test);
    }

    private @Nullable Cost cost() {
        return random.nextInt(3) == 0 ? amounts.cost() : null;
    }

    private Source source() {
        return random.nextBoolean() ? campaign() : flowNode();
    }

    private Source campaign() {
        return new Source.OfCampaign(CAMPAIGNS.get(random.nextInt(CAMPAIGNS.size())));
    }

    private Source flowNode() {
        return new Source.OfFlowNode(FLOWS.get(random.nextInt(FLOWS.size())), NODES.get(random.nextInt(NODES.size())));
    }

    private Person person() {
        return people.get(random.nextInt(people.size()));
    }
}
