package io.touchstone.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a campaign is for. */
enum Occasion {
    /** On Tuesdays. */
    NEWS(
            new Theme("Roast of the week", "roast_of_the_week"),
            new Theme("From the farm: Huila, Colombia", "farm_story"),
            new Theme("Brewing at home", "brewing_guide"),
            new Theme("New in the shop", "new_arrivals")),

    /** On Fridays. */
    OFFER(
            new Theme("Weekend offer: two for one", "weekend_offer"),
            new Theme("Free delivery this weekend", "free_delivery"),
            new Theme("20% off all grinders", "percent_off")),

    /** On each fourth Tuesday in place of news, to people who buy nothing any more. It earns nothing. */
    COME_BACK(new Theme("We miss you", "come_back")),

    /** On each twelfth Tuesday: its template is paused, and nobody gets it. */
    PAUSED(new Theme("New prices", "new_prices"));

    /** A name for people, and the template of the messages. */
    record Theme(String name, String template) {}

    private final List<Theme> themes;

    Occasion(Theme... themes) {
        this.themes = List.of(themes);
    }

    static Optional<Occasion> of(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
            return Optional.of(OFFER);
        }
        if (day.getDayOfWeek() != DayOfWeek.TUESDAY) {
            return Optional.empty();
        }
        long week = week(day);
        if (week % 4 == 1) {
            return Optional.of(COME_BACK);
        }
        return Optional.of(week % 12 == 2 ? PAUSED : NEWS);
    }

    /** Whether it goes to the shop's customers, and reaches them. */
    boolean isForAll() {
        return this == NEWS || this == OFFER;
    }

    Theme theme(LocalDate day) {
        return themes.get(Math.toIntExact(week(day) % themes.size()));
    }

    private static long week(LocalDate day) {
        return Math.floorDiv(day.toEpochDay(), 7);
    }
}
