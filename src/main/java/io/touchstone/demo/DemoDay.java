package io.touchstone.demo;

import io.touchstone.demo.DemoMessage.Temper;
import io.touchstone.event.Event;
import io.touchstone.event.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What begins on one local day. */
final class DemoDay {

    private static final Temper NEWSLETTER =
            new Temper("marketing", 0.0782, List.of("Tell me more"), 0.72, 0.16, 0.06, 0.04);
    private static final Temper GREETING = new Temper(
            "marketing",
            0.0782,
            DemoWorld.WELCOME.edges().stream().map(DemoFlow.DemoEdge::label).toList(),
            0.86,
            0.10,
            0.55,
            0.06);
    private static final Temper ANSWER = new Temper("utility", 0.0248, List.of("Thanks!"), 0.86, 0.20, 0.12, 0.05);
    private static final Temper REMINDER =
            new Temper("marketing", 0.0782, List.of("Keep my cart"), 0.80, 0.24, 0.08, 0.10);

    private final DemoWorld world;
    private final LocalDate day;
    private final List<Event> events = new ArrayList<>();

    DemoDay(DemoWorld world, LocalDate day) {
        this.world = world;
        this.day = day;
    }

    List<Event> events() {
        DemoWorld.campaign(day).ifPresent(this::broadcast);
        DemoContact.joining(world, day).forEach(this::welcome);
        remindOfCarts();
        sellWithoutMessage();
        changePhones();
        return events;
    }

    private void broadcast(DemoCampaign campaign) {
        RandomGenerator random = DemoDice.of(world, day, "broadcast");
        for (DemoContact contact : DemoContact.audience(world, day)) {
            boolean leaving = day.equals(contact.leavesOn());
            // All who leave on this day must be among those who get it.
            if (random.nextInt(100) < 5 || leaving) {
                String story = "campaign-" + contact.id();
                DemoMessage message = message(story, contact, new Source.OfCampaign(campaign.id()), NEWSLETTER);
                message.play(campaign.template(), at(10, 0).plusSeconds(random.nextLong(900)));
                if (leaving) {
                    message.optOut();
                }
            }
        }
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
        List<DemoContact> audience = DemoContact.audience(world, day);
        for (int cart = random.nextInt(3, 6); cart > 0; cart--) {
            DemoContact contact = audience.get(random.nextInt(audience.size()));
            Instant leftAt = at(9, 0).plusSeconds(random.nextLong(11 * 3600));
            DemoMessage reminder =
                    message("cart-" + cart + "-reminder", contact, node(DemoWorld.CART_REMINDER, "reminder"), REMINDER);
            reminder.play("cart_reminder", leftAt.plusSeconds(3600));
            if (!reminder.ordered() && contact.stays(day.plusDays(1)) && random.nextInt(100) < 60) {
                message("cart-" + cart + "-last-call", contact, node(DemoWorld.CART_REMINDER, "last-call"), REMINDER)
                        .play("cart_last_call", leftAt.plusSeconds(25 * 3600));
            }
        }
    }

    private void sellWithoutMessage() {
        RandomGenerator random = DemoDice.of(world, day, "organic");
        List<DemoContact> audience = DemoContact.audience(world, day);
        for (int order = random.nextInt(3, 9); order > 0; order--) {
            DemoContact contact = audience.get(random.nextInt(audience.size()));
            Instant placedAt = at(7, 30).plusSeconds(random.nextLong(15 * 3600));
            events.addAll(new DemoOrder(world, day, "organic-" + order, contact.reference()).events(placedAt));
        }
    }

    private void changePhones() {
        RandomGenerator random = DemoDice.of(world, day, "phones");
        for (DemoContact contact : DemoContact.audience(world, day)) {
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
        return new DemoMessage(world, day, story, contact.reference(), source, temper, events);
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
