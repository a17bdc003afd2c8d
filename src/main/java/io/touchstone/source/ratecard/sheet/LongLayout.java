package io.touchstone.source.ratecard.sheet;

import io.touchstone.problem.ProblemException;
import io.touchstone.source.ratecard.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A row for each price, perhaps of several currencies and days: those of the card are taken. */
final class LongLayout {

    private record Line(CsvRow row, @Nullable LocalDate day) {}

    private LongLayout() {}

    /** The day of the rows that were taken; empty where rows have none. */
    static Optional<LocalDate> read(ListTable table, CardDraft draft) {
        int market = table.column(0, "market");
        int category = table.column(0, "category");
        int rate = table.column(0, "rate", "price");
        if (rate < 0) {
            draft.wrong("line " + table.header().line(), "must have a column rate or price");
            return Optional.empty();
        }
        List<Line> lines = lines(table, draft);
        Optional<LocalDate> day = day(lines, draft);
        for (Line line : lines) {
            if (day.isPresent() && !day.get().equals(line.day())) {
                continue;
            }
            String place = table.place(line.row(), rate);
            BigDecimal price = ListCells.price(draft, place, line.row().cell(rate));
            if (line.row().cell(market).isEmpty()) {
                draft.wrong(table.place(line.row(), market), "is missing");
            } else if (price != null) {
                draft.rate(place, line.row().cell(market), line.row().cell(category), Rate.flat(price));
            }
        }
        return day;
    }

    /** Those of the card's currency. */
    private static List<Line> lines(ListTable table, CardDraft draft) {
        int currency = table.column(0, "currency");
        int date = table.column(0, "effective date", "effective from");
        List<Line> lines = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            if (currency >= 0 && !ListCells.isOf(draft.question().currency(), row.cell(currency))) {
                continue;
            }
            Optional<LocalDate> day = date < 0 ? Optional.empty() : ListCells.date(row.cell(date));
            if (date >= 0 && day.isEmpty()) {
                draft.wrong(table.place(row, date), "must be a date, such as 2026-07-01");
            }
            lines.add(new Line(row, day.orElse(null)));
        }
        if (lines.isEmpty()) {
            draft.wrong(
                    "line " + table.header().line(),
                    "must have prices in " + draft.question().currency().getCurrencyCode() + " below it");
        }
        return lines;
    }

    private static Optional<LocalDate> day(List<Line> lines, CardDraft draft) {
        TreeSet<LocalDate> days = new TreeSet<>();
        lines.forEach(line -> Optional.ofNullable(line.day()).ifPresent(days::add));
        LocalDate asked = draft.question().effectiveFrom();
        if (days.isEmpty() || (asked != null && days.contains(asked))) {
            return days.isEmpty() ? Optional.empty() : Optional.ofNullable(asked);
        }
        if (asked == null && days.size() == 1) {
            return Optional.of(days.getFirst());
        }
        throw ProblemException.invalidParameter(
                "effective_from",
                "must be one of the days of the list's prices: " + days.getFirst()
                        + (days.size() == 1 ? "" : " to " + days.getLast()));
    }
}
