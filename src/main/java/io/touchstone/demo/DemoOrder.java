package io.touchstone.demo;

import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One order and what becomes of it. */
record DemoOrder(DemoWorld world, LocalDate day, String story, DemoContact customer) {

    private static final long HOUR = 3_600;

    List<Event> events(Instant placedAt) {
        RandomGenerator random = DemoDice.of(world, day, story + "-order");
        DemoMoney money = new DemoMoney(world.currency());
        String id = "demo-" + day + "-" + story + "-order";
        // Most orders are for one or two bags of coffee; some are for a machine.
        double euros = random.nextInt(100) < 8 ? random.nextInt(180, 420) : random.nextInt(12, 60);
        Money amount = money.paidFrom(customer.country(), euros + 0.9);
        String orderName = "#%d-%03d".formatted(day.toEpochDay(), Math.floorMod(story.hashCode(), 1_000));
        boolean test = random.nextInt(200) == 0;
        List<Event> events = new ArrayList<>();
        events.add(
                new Event.PurchasePlaced(id + "-placed", placedAt, id, customer.reference(), amount, orderName, test));
        switch (random.nextInt(50)) {
            case 0 ->
                events.add(new Event.PurchaseRefunded(id + "-refunded", placedAt.plusSeconds(70 * HOUR), id, amount));
            case 1, 2 ->
                events.add(new Event.PurchaseRefunded(
                        id + "-refunded", placedAt.plusSeconds(52 * HOUR), id, money.share(amount, "0.4")));
            case 3 ->
                events.add(new Event.PurchaseUpdated(
                        id + "-updated", placedAt.plusSeconds(HOUR / 2), id, money.share(amount, "1.25")));
            case 4 -> events.add(new Event.PurchaseCancelled(id + "-cancelled", placedAt.plusSeconds(2 * HOUR), id));
            default -> {
                // Most orders are simply delivered.
            }
        }
        return events;
    }
}
