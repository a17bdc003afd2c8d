package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
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

/** Where scenes meet: the people, times, amounts and ids of one world, and the events so far. */
final class Stage {

    private static final List<String> CAMPAIGNS =
            List.of("spring", "Spring", "spring ", "été", "ete", "a/b", "\uD83D\uDE00");
    private static final List<String> FLOWS = List.of("spring", "Welcome", "welcome", "panier é");
    private static final List<String> NODES = List.of("n1", "N1", "n1 ", "a/b", "spring");
    private static final List<String> CATEGORIES =
            List.of("marketing", "Marketing", "MARKETING-LITE", "marketing_lite");

    record Touched(Instant at, Person person, String messageId) {}

    final RandomGenerator random;
    final Moments moments;
    final Amounts amounts;
    private final TrickyIds eventIds;
    private final TrickyIds messageIds;
    private final TrickyIds purchaseIds;
    private final List<Person> people = new ArrayList<>();
    private final List<Touched> touched = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    Stage(RandomGenerator random, ZoneId zone, Currency currency, int size) {
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

    /** In no order that means anything. */
    List<Event> events() {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    int eventCount() {
        return events.size();
    }

    List<Touched> touched() {
        return touched;
    }

    Person person() {
        return one(people);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** That instant, or a millisecond to a side. */
    Instant about(Instant instant) {
        return instant.plusMillis(random.nextInt(-1, 2));
    }

    String eventId() {
        return eventIds.next();
    }

    String messageId() {
        return messageIds.next();
    }

    String purchaseId() {
        return purchaseIds.next();
    }

    void add(Event event) {
        events.add(event);
    }

    void send(String message, Person person, Source source, Instant at) {
        send(message, person.any(random), source, at);
    }

    void send(String message, ContactReference contact, Source source, Instant at) {
        String category = oneIn(3) ? null : one(CATEGORIES);
        String template = oneIn(3) ? null : random.nextBoolean() ? "hello" : "hello ";
        add(new Event.MessageSent(eventId(), at, message, contact, source, cost(), category, template));
    }

    void sendAs(
            String message,
            ContactReference contact,
            Source source,
            Instant at,
            boolean fallback,
            @Nullable String ref) {
        add(new Event.MessageSent(eventId(), at, message, contact, source, cost(), null, null, fallback, ref));
    }

    void touch(String message, Person person, Instant at) {
        String id = eventId();
        add(
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
    void buy(Person person, Instant at) {
        String purchase = purchaseId();
        if (random.nextInt(20) > 0) {
            place(purchase, person, at);
        }
        for (int refund = Math.max(0, random.nextInt(-4, 3)); refund > 0; refund--) {
            Instant refundedAt = at.plus(Duration.ofHours(random.nextLong(-5, 100)));
            add(new Event.PurchaseRefunded(eventId(), refundedAt, purchase, amounts.any()));
        }
        if (random.nextInt(8) == 0) {
            Instant updatedAt = at.plus(Duration.ofHours(random.nextLong(-2, 60)));
            add(new Event.PurchaseUpdated(eventId(), updatedAt, purchase, amounts.any()));
        }
        if (random.nextInt(14) == 0) {
            Instant cancelledAt = at.plus(Duration.ofHours(random.nextLong(-2, 60)));
            add(new Event.PurchaseCancelled(eventId(), cancelledAt, purchase));
        }
    }

    void place(String purchase, Person person, Instant at) {
        add(placed(purchase, person.any(random), amounts.any(), at));
    }

    Event placed(String purchase, @Nullable ContactReference contact, Money amount, Instant at) {
        String orderName = oneIn(5) ? null : "#" + (1000 + events.size());
        return new Event.PurchasePlaced(eventId(), at, purchase, contact, amount, orderName, oneIn(20));
    }

    @Nullable Cost cost() {
        return oneIn(3) ? amounts.cost() : null;
    }

    Source source() {
        return random.nextBoolean() ? campaign() : flowNode();
    }

    Source campaign() {
        return new Source.OfCampaign(one(CAMPAIGNS));
    }

    Source flowNode() {
        return new Source.OfFlowNode(one(FLOWS), one(NODES));
    }
}
