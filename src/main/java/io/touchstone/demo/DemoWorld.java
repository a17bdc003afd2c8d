package io.touchstone.demo;

import io.touchstone.event.Event;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The shop. Ids do not depend on the seed: a workspace holds the demo of one seed.
 *
 * @param zone of the workspace: people read by day and sleep at night there
 * @param currency of the workspace, in which everything is priced
 * @param reach the share of the customers that a campaign goes to, in percent
 */
public record DemoWorld(long seed, ZoneId zone, Currency currency, int reach) {

    /** After the start of a day its last event, at the latest: an order of the last message that the day led to, given back. */
    static final Duration LONGEST = Duration.ofDays(10);

    static final DemoFlow WELCOME = new DemoFlow(
            "welcome",
            "Welcome",
            List.of(
                    new DemoFlow.DemoNode("hello", "Hello, and a question", "message"),
                    new DemoFlow.DemoNode("tips", "How to choose a coffee", "message"),
                    new DemoFlow.DemoNode("offer", "10% off the first order", "message")),
            List.of(
                    new DemoFlow.DemoEdge("hello", "tips", "Help me choose"),
                    new DemoFlow.DemoEdge("hello", "offer", "Show me the offer")));

    static final DemoFlow CART_REMINDER = new DemoFlow(
            "cart-reminder",
            "Cart reminder",
            List.of(
                    new DemoFlow.DemoNode("left", "Cart left behind", "trigger"),
                    new DemoFlow.DemoNode("hour", "1 hour", "wait"),
                    new DemoFlow.DemoNode("reminder", "Your cart is waiting", "message"),
                    new DemoFlow.DemoNode("known", "Bought before?", "condition"),
                    new DemoFlow.DemoNode("last-call", "Free delivery until tonight", "message"),
                    new DemoFlow.DemoNode("discount", "10% off this cart", "message"),
                    new DemoFlow.DemoNode("day", "1 day", "wait"),
                    new DemoFlow.DemoNode("question", "What held you back?", "message")),
            List.of(
                    new DemoFlow.DemoEdge("left", "hour", null),
                    new DemoFlow.DemoEdge("hour", "reminder", null),
                    new DemoFlow.DemoEdge("reminder", "known", "No order after a day"),
                    new DemoFlow.DemoEdge("known", "last-call", "Yes"),
                    new DemoFlow.DemoEdge("known", "discount", "No"),
                    new DemoFlow.DemoEdge("last-call", "day", "No order"),
                    new DemoFlow.DemoEdge("discount", "day", "No order"),
                    new DemoFlow.DemoEdge("day", "question", null)));

    /** The automations, for their names and graphs. */
    public List<DemoFlow> flows() {
        return List.of(WELCOME, CART_REMINDER);
    }

    /** The campaigns of the days from {@code from} to {@code to}, both inclusive, oldest first. */
    public List<DemoCampaign> campaigns(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .flatMap(day -> campaign(day).stream())
                .toList();
    }

    /**
     * What begins on this local day, in order of time. What it leads to, such as a read the next morning, may fall up to
     * ten days later: a caller that plays live drops what lies in the future, and feeds the day again later.
     */
    public List<Event> day(LocalDate day) {
        return new DemoDay(this, day)
                .events().stream()
                        .sorted(Comparator.comparing(Event::occurredAt).thenComparing(Event::id))
                        .toList();
    }

    static Optional<DemoCampaign> campaign(LocalDate day) {
        return Occasion.of(day).map(occasion -> {
            Occasion.Theme theme = occasion.theme(day);
            return new DemoCampaign("demo-" + day, theme.name() + ", " + day, theme.template(), day);
        });
    }
}
