package io.touchstone.source.ratecard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A card's prices in one market.
 *
 * @param name as the card writes it
 * @param rates by category, in the one spelling of {@link io.touchstone.event.Category}
 */
public record MarketRates(String name, Map<String, Rate> rates) {

    private static final String OF_GROUPS = "group_";

    public MarketRates {
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }

    /** The form in which names of markets are compared: lists break lines within them, and write "and" as they like. */
    public static String form(String name) {
        return name.strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT)
                .replace(" & ", " and ")
                .replace('’', '\'');
    }

    /**
     * The category whose rate a message of this one has: its own or, where the market has none of it, the one that it is a kind of. Meta
     * charges a message to a group as one to a person, and a marketing message of another interface as any.
     */
    public Optional<String> charged(String category) {
        String plain = category.startsWith(OF_GROUPS) ? category.substring(OF_GROUPS.length()) : category;
        String lite = withoutEnd(plain, "_dynamic");
        return Stream.of(category, plain, lite, withoutEnd(lite, "_lite"))
                .filter(rates::containsKey)
                .findFirst();
    }

    /** @param category one of the rates */
    Rate rate(String category) {
        return Objects.requireNonNull(rates.get(category), category);
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
