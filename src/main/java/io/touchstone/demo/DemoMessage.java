package io.touchstone.demo;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One message and what its recipient does with it, added to the events of the day. */
final class DemoMessage {

    /**
     * How people take a kind of message.
     *
     * @param price of one, in euros
     * @param fails the share that fails
     * @param buttons the quick replies it offers
     * @param reads the share of those delivered that is read; the shares after it are of those read
     */
    record Temper(
            String category,
            double price,
            double fails,
            List<String> buttons,
            double reads,
            double clicks,
            double replies,
            double orders) {}

    /** A quick-reply button pressed. */
    record Reply(Instant at, String button) {}

    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final LocalTime NIGHT = LocalTime.of(23, 0);

    private final DemoWorld world;
    private final LocalDate day;
    private final String story;
    private final DemoContact customer;
    private final ContactReference contact;
    private final Source source;
    private final Temper temper;
    private final List<Event> events;
    private final RandomGenerator random;
    private final DemoMoney money;

    private Instant lastTouchedAt = Instant.EPOCH;
    private @Nullable Reply reply;
    private boolean delivered;
    private boolean ordered;

    DemoMessage(
            DemoWorld world,
            LocalDate day,
            String story,
            DemoContact customer,
            Source source,
            Temper temper,
            List<Event> events) {
        this.world = world;
        this.day = day;
        this.story = story;
        this.customer = customer;
        this.contact = customer.reference();
        this.source = source;
        this.temper = temper;
        this.events = events;
        this.random = DemoDice.of(world, day, story);
        this.money = new DemoMoney(world.currency());
    }

    void play(String template, Instant sentAt) {
        Cost estimate = money.cost(temper.price(), true);
        events.add(new Event.MessageSent(
                eventId("sent"), sentAt, messageId(), contact, source, estimate, temper.category(), template));
        lastTouchedAt = sentAt;
        if (chance(temper.fails())) {
            Instant failedAt = sentAt.plusMillis(random.nextLong(500, 4_000));
            DemoFailure failure = temper.fails() == 1 ? DemoFailure.TEMPLATE_PAUSED : DemoFailure.any(random);
            events.add(new Event.MessageFailed(
                    eventId("failed"), failedAt, messageId(), failure.code(), failure.reason()));
        } else if (chance(0.985)) {
            deliver(sentAt.plusMillis(
                    chance(0.9) ? random.nextLong(800, 20_000) : random.nextLong(20_000, 20_000_000)));
        }
    }

    /** The quick reply, if there was one. */
    Optional<Reply> reply() {
        return Optional.ofNullable(reply);
    }

    boolean ordered() {
        return ordered;
    }

    /** Ends it, if it arrived at all. */
    void optOut() {
        if (!delivered) {
            return;
        }
        Instant at = lastTouchedAt.plusSeconds(random.nextLong(20, 600));
        events.add(new Event.ContactOptedOut(eventId("opted-out"), at, contact, messageId()));
    }

    private void deliver(Instant deliveredAt) {
        events.add(new Event.MessageDelivered(
                eventId("delivered"), deliveredAt, messageId(), money.cost(temper.price(), false)));
        lastTouchedAt = deliveredAt;
        delivered = true;
        if (chance(0.03)) {
            // The monthly invoice of the provider sometimes corrects the price.
            Cost corrected = money.cost(temper.price() * 0.9, false);
            events.add(new Event.MessagePriced(
                    eventId("priced"), deliveredAt.plusSeconds(36_000), messageId(), corrected));
        }
        if (chance(0.04)) {
            events.add(new Event.MessageClicked(
                    eventId("scanned"), deliveredAt.plusMillis(900), messageId(), url(), true));
        }
        if (chance(temper.reads())) {
            read(awake(after(deliveredAt, 25)));
        }
    }

    private void read(Instant readAt) {
        events.add(new Event.MessageRead(eventId("read"), readAt, messageId()));
        lastTouchedAt = readAt;
        if (chance(temper.replies())) {
            Instant at = readAt.plusSeconds(random.nextLong(4, 90));
            String button = temper.buttons().get(random.nextInt(temper.buttons().size()));
            events.add(new Event.MessageReplied(eventId("replied"), at, messageId(), ReplyKind.QUICK_REPLY, button));
            reply = new Reply(at, button);
        } else if (chance(0.03)) {
            Instant at = readAt.plusSeconds(random.nextLong(20, 400));
            events.add(new Event.MessageReplied(eventId("answered"), at, messageId(), ReplyKind.TEXT, null));
        }
        boolean clicks = chance(temper.clicks());
        if (clicks) {
            lastTouchedAt = readAt.plusSeconds(random.nextLong(5, 240));
            events.add(new Event.MessageClicked(eventId("clicked"), lastTouchedAt, messageId(), url(), false));
        }
        if (chance(clicks ? 3 * temper.orders() : temper.orders() / 2)) {
            Instant orderedAt = awake(after(lastTouchedAt, 180));
            events.addAll(new DemoOrder(world, day, story, customer).events(orderedAt));
            ordered = true;
        }
    }

    /** Some minutes later, mostly fewer than {@code usual}, now and then many more; at most two days. */
    private Instant after(Instant instant, int usual) {
        double minutes = Math.min(2_880, -Math.log(1 - random.nextDouble()) * usual * (chance(0.15) ? 8 : 1));
        return instant.plusMillis(Math.round(minutes * 60_000) + 1_000);
    }

    /** This instant, or one of the next morning, until half past nine, for what would happen at night. */
    private Instant awake(Instant instant) {
        ZonedDateTime local = instant.atZone(world.zone());
        boolean late = !local.toLocalTime().isBefore(NIGHT);
        if (!late && !local.toLocalTime().isBefore(MORNING)) {
            return instant;
        }
        LocalDate morning = local.toLocalDate().plusDays(late ? 1 : 0);
        return morning.atTime(MORNING).atZone(world.zone()).toInstant().plusMillis(random.nextLong(7_200_000));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private String messageId() {
        return "demo-" + day + "-" + story;
    }

    private String eventId(String step) {
        return messageId() + "-" + step;
    }

    private static String url() {
        return "https://shop.example/from-whatsapp";
    }
}
