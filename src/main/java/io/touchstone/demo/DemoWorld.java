package io.touchstone.demo;

import io.touchstone.event.Event;
import java.time.DayOfWeek;
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
 */
public record DemoWorld(long seed, ZoneId zone, Currency currency) {

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
                    new DemoFlow.DemoNode("reminder", "Your cart is waiting", "message"),
                    new DemoFlow.DemoNode("last-call", "Free delivery until tonight", "message")),
            List.of(new DemoFlow.DemoEdge("reminder", "last-call", "No order after a day")));

    private record Theme(String name, String template) {}

    private static final List<Theme> NEWS = List.of(
            new Theme("Roast of the week", "roast_of_the_week"),
            new Theme("From the farm: Huila, Colombia", "farm_story"),
            new Theme("Brewing at home", "brewing_guide"),
            new Theme("New in the shop", "new_arrivals"));

    private static final List<Theme> OFFERS = List.of(
            new Theme("Weekend offer: two for one", "weekend_offer"),
            new Theme("Free delivery this weekend", "free_delivery"),
            new Theme("20% off all grinders", "percent_off"));

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
     * about a week later: a caller that plays live drops what lies in the future, and feeds the day again later.
     */
    public List<Event> day(LocalDate day) {
        return new DemoDay(this, day)
                .events().stream()
                        .sorted(Comparator.comparing(Event::occurredAt).thenComparing(Event::id))
                        .toList();
    }

    /** News on Tuesdays, an offer on Fridays. */
    static Optional<DemoCampaign> campaign(LocalDate day) {
        List<Theme> themes = day.getDayOfWeek() == DayOfWeek.TUESDAY ? NEWS : OFFERS;
        if (!sendsCampaign(day)) {
            return Optional.empty();
        }
        int week = Math.toIntExact(Math.floorDiv(day.toEpochDay(), 7));
        Theme theme = themes.get(Math.floorMod(week, themes.size()));
        return Optional.of(new DemoCampaign("demo-" + day, theme.name() + ", " + day, theme.template(), day));
    }

    static boolean sendsCampaign(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.FRIDAY;
    }
}
