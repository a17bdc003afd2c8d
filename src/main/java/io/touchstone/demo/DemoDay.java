package io.touchstone.demo;

import io.touchstone.demo.DemoMessage.Temper;
import io.touchstone.event.Event;
import io.touchstone.event.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** What begins on one local day. */
final class DemoDay {

    private static final double MARKETING = 0.0782;
    private static final double UTILITY = 0.0248;

    private static final Temper NEWS =
            new Temper("marketing", MARKETING, 0.03, List.of("Tell me more"), 0.72, 0.16, 0.06, 0.04);
    private static final Temper OFFER = new Temper(
            "marketing",
            MARKETING,
            0.03,
            List.of("Show me", "Remind me tomorrow", "Not for me"),
            0.75,
            0.18,
            0.10,
            0.05);
    private static final Temper COME_BACK =
            new Temper("marketing", MARKETING, 0.09, List.of("I am still here", "No, thanks"), 0.38, 0.05, 0.04, 0);
    private static final Temper PAUSED = new Temper("utility", UTILITY, 1, List.of(), 0, 0, 0, 0);
    private static final Temper GREETING = new Temper(
            "marketing",
            MARKETING,
            0.03,
            DemoWorld.WELCOME.edges().stream()
                    .map(DemoFlow.DemoEdge::label)
                    .filter(Objects::nonNull)
                    .toList(),
            0.86,
            0.10,
            0.55,
            0.06);
    private static final Temper ANSWER =
            new Temper("utility", UTILITY, 0.03, List.of("Thanks!"), 0.86, 0.20, 0.12, 0.05);
    private static final Temper REMINDER =
            new Temper("marketing", MARKETING, 0.03, List.of("Keep my cart"), 0.80, 0.24, 0.08, 0.10);
    private static final Temper DISCOUNT =
            new Temper("marketing", MARKETING, 0.03, List.of("Keep my cart"), 0.84, 0.34, 0.08, 0.12);
    private static final Temper QUESTION = new Temper(
            "utility",
            UTILITY,
            0.03,
            List.of("Too expensive", "Still deciding", "Bought elsewhere"),
            0.66,
            0.04,
            0.34,
            0.01);

    private static final long HOUR = 3_600;

    private final DemoWorld world;
    private final LocalDate day;
    private final List<DemoContact> audience;
    private final List<Event> events = new ArrayList<>();

    DemoDay(DemoWorld world, LocalDate day) {
        this.world = world;
        this.day = day;
        this.audience = DemoContact.audience(world, day);
    }

    List<Event> events() {
        Occasion.of(day)
                .ifPresent(occasion -> DemoWorld.campaign(day).ifPresent(campaign -> broadcast(campaign, occasion)));
        DemoContact.joining(world, day).forEach(this::welcome);
        remindOfCarts();
        sellWithoutMessage();
        changePhones();
        return events;
    }

    private void broadcast(DemoCampaign campaign, Occasion occasion) {
        RandomGenerator random = DemoDice.of(world, day, "broadcast");
        List<DemoContact> people = occasion == Occasion.COME_BACK ? DemoContact.lost(world, day) : audience;
        for (DemoContact contact : people) {
            boolean leaving = day.equals(contact.leavesOn());
            // All who leave on this day must be among those who get it.
            if (random.nextInt(100) < world.reach() || leaving) {
                String story = "campaign-" + contact.id();
                DemoMessage message = message(story, contact, new Source.OfCampaign(campaign.id()), temper(occasion));
                message.play(campaign.template(), at(10, 0).plusSeconds(random.nextLong(900)));
                if (leaving) {
                    message.optOut();
                }
            }
        }
    }

    private static Temper temper(Occasion occasion) {
        return switch (occasion) {
            case NEWS -> NEWS;
            case OFFER -> OFFER;
            case COME_BACK -> COME_BACK;
            case PAUSED -> PAUSED;
        };
    }

    private void welcome(DemoContact contact) {
        String story = "welcome-" + contact.number();
        RandomGenerator random = DemoDice.of(world, day, story);
        Instant joinedAt = at(8, 0).plusSeconds(random.nextLong(12 * 3600));
        events.add(new Event.ContactIdentified(eventId(story, "identified"), joinedAt, contact.record(), null));
        DemoMessage hello = message(story + "-hello", contact, node(DemoWorld.WELCOME, "hello"), GREETING);
        hello.play("welcome_hello", joinedAt.plusSeconds(5));
        hello.reply().ifPresent(reply -> {
            String next = DemoWorld.WELCOME.after(reply.button());
            message(story + "-" + next, contact, node(DemoWorld.WELCOME, next), ANSWER)
                    .play("welcome_" + next, reply.at().plusSeconds(3));
        });
    }

    private void remindOfCarts() {
        RandomGenerator random = DemoDice.of(world, day, "carts");
        for (int cart = random.nextInt(3, 6) + world.reach() / 10; cart > 0; cart--) {
            DemoContact contact = audience.get(random.nextInt(audience.size()));
            Instant leftAt = at(9, 0).plusSeconds(random.nextLong(11 * 3600));
            String story = "cart-" + cart + "-";
            boolean known = random.nextBoolean();
            boolean patient = random.nextInt(100) < 60;
            if (remind(story, contact, "reminder", REMINDER, leftAt.plusSeconds(HOUR)) || !patient) {
                continue;
            }
            boolean ordered = remind(
                    story,
                    contact,
                    known ? "last-call" : "discount",
                    known ? REMINDER : DISCOUNT,
                    leftAt.plusSeconds(25 * HOUR));
            if (!ordered) {
                remind(story, contact, "question", QUESTION, leftAt.plusSeconds(49 * HOUR));
            }
        }
    }

    /** One message about a cart: whether it was ordered then. Whoever has opted out until then gets none. */
    private boolean remind(String story, DemoContact contact, String node, Temper temper, Instant at) {
        if (!contact.stays(at.atZone(world.zone()).toLocalDate())) {
            return false;
        }
        DemoMessage message = message(story + node, contact, node(DemoWorld.CART_REMINDER, node), temper);
        message.play("cart_" + node.replace('-', '_'), at);
        return message.ordered();
    }

    private void sellWithoutMessage() {
        RandomGenerator random = DemoDice.of(world, day, "organic");
        for (int order = random.nextInt(3, 9) + world.reach() / 8; order > 0; order--) {
            DemoContact contact = audience.get(random.nextInt(audience.size()));
            Instant placedAt = at(7, 30).plusSeconds(random.nextLong(15 * 3600));
            events.addAll(new DemoOrder(world, day, "organic-" + order, contact).events(placedAt));
        }
    }

    private void changePhones() {
        RandomGenerator random = DemoDice.of(world, day, "phones");
        for (DemoContact contact : audience) {
            if (day.equals(contact.movesOn())) {
                Instant knownAt = at(9, 0).plusSeconds(random.nextLong(8 * 3600));
                events.add(new Event.ContactIdentified(
                        eventId("moved-" + contact.id(), "identified"),
                        knownAt,
                        contact.reference(),
                        contact.newPhone()));
            }
        }
    }

    private DemoMessage message(String story, DemoContact contact, Source source, Temper temper) {
        return new DemoMessage(world, day, story, contact, source, temper, events);
    }

    private static Source node(DemoFlow flow, String node) {
        return new Source.OfFlowNode(flow.id(), node);
    }

    private String eventId(String story, String step) {
        return "demo-" + day + "-" + story + "-" + step;
    }

    private Instant at(int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(world.zone()).toInstant();
    }
}
