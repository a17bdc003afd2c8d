package io.touchstone.source.ratecard.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of lists in CSV: English, with commas between thousands and a point before decimals. */
final class ListCells {

    /** What stands where there is no price or no end. */
    private static final Set<String> NOTHING = Set.of("", "n/a", "na", "-", "--", "–", "—");

    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");

    /** How lists write a currency, if not by its code. */
    private static final Map<String, Set<String>> SYMBOLS = Map.of(
            "USD", Set.of("$US", "US$"),
            "AUD", Set.of("$A", "A$", "$AU", "AU$"),
            "BRL", Set.of("R$"),
            "EUR", Set.of("€"),
            "GBP", Set.of("£"),
            "IDR", Set.of("RP"),
            "INR", Set.of("₹"));

    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}|[A-Za-z]+ \\d{1,2}, \\d{4}|\\d{1,2} [A-Za-z]+ \\d{4}");

    private static final DateTimeFormatter FORMS = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[uuuu-MM-dd][MMMM d, uuuu][MMM d, uuuu][d MMMM uuuu][d MMM uuuu]")
            .toFormatter(Locale.ENGLISH);

    private ListCells() {}

    static boolean isNothing(String cell) {
        return NOTHING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** Null, too, where it is none, which is told to the draft. */
    static @Nullable BigDecimal price(CardDraft draft, String place, String cell) {
        if (isNothing(cell)) {
            return null;
        }
        BigDecimal price = CardLimits.PRICE.read(digits(cell));
        if (price == null) {
            draft.wrong(place, CardLimits.PRICE_RULE + ", or n/a");
        }
        return price;
    }

    /** Of messages. Null, too, where it is none, which is told to the draft. */
    static @Nullable Long count(CardDraft draft, String place, String cell) {
        if (isNothing(cell)) {
            return null;
        }
        BigDecimal count = CardLimits.MESSAGES.read(digits(cell));
        if (count == null) {
            draft.wrong(place, "must be a number of messages, such as 250,001");
        }
        return count == null ? null : count.longValueExact();
    }

    static boolean isOf(Currency currency, String cell) {
        String upper = cell.toUpperCase(Locale.ROOT);
        return upper.equals(currency.getCurrencyCode())
                || SYMBOLS.getOrDefault(currency.getCurrencyCode(), Set.of()).contains(upper);
    }

    static Optional<LocalDate> date(String cell) {
        try {
            return Optional.of(LocalDate.parse(cell, FORMS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The one day from which the text above a list says that it is in effect; empty where it says none, or several. */
    static Optional<LocalDate> effectiveFrom(List<CsvRow> preamble) {
        List<LocalDate> days = preamble.stream()
                .flatMap(row -> row.cells().stream())
                .map(cell -> cell.replaceAll("\\s+", " "))
                .filter(cell -> cell.toLowerCase(Locale.ROOT).contains("effective"))
                .flatMap(cell -> DATE.matcher(cell).results())
                .flatMap(found -> date(found.group()).stream())
                .distinct()
                .toList();
        return days.size() == 1 ? Optional.of(days.getFirst()) : Optional.empty();
    }

    private static String digits(String cell) {
        return THOUSANDS.matcher(cell).matches() ? cell.replace(",", "") : cell;
    }
}
