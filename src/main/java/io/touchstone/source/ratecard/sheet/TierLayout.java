package io.touchstone.source.ratecard.sheet;

import io.touchstone.source.ratecard.Rate;
import io.touchstone.source.ratecard.RateTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Meta's list of tiers: for each category a group of columns beside those of the others, for each market a row for each tier, of
 * which only the first names it.
 */
final class TierLayout {

    private record TierGroup(int from, int rate, String category) {}

    private record Cell(String market, String category) {}

    private record Tiers(String place, TreeMap<Long, BigDecimal> prices) {}

    private TierLayout() {}

    static void read(ListTable table, CardDraft draft) {
        List<TierGroup> groups = groups(table);
        if (groups.isEmpty()) {
            draft.wrong("line " + table.header().line(), "must have the name of a category above each column From");
        }
        int marketColumn = table.column(0, "market");
        int currency = table.column(0, "currency");
        Map<Cell, Tiers> found = new LinkedHashMap<>();
        String market = "";
        for (CsvRow row : table.rows()) {
            if (!row.cell(marketColumn).isEmpty()) {
                market = row.cell(marketColumn);
            }
            if (!ListCells.isOf(draft.question().currency(), row.cell(currency))) {
                if (!row.cell(currency).isEmpty()) {
                    draft.wrong(
                            table.place(row, currency),
                            "must be " + draft.question().currency().getCurrencyCode() + ", the card's currency");
                    return;
                }
                // A note below the list.
                continue;
            }
            for (TierGroup group : groups) {
                read(table, row, market, group, draft, found);
            }
        }
        found.forEach((cell, tiers) -> add(cell, tiers, draft));
    }

    private static void read(
            ListTable table, CsvRow row, String market, TierGroup group, CardDraft draft, Map<Cell, Tiers> found) {
        String place = table.place(row, group.from()) + " of " + group.category();
        Long from = ListCells.count(draft, place, row.cell(group.from()));
        BigDecimal price = ListCells.price(
                draft, table.place(row, group.rate()) + " of " + group.category(), row.cell(group.rate()));
        if (from == null || price == null) {
            return;
        }
        // A month's first message is counted as 0 or as 1.
        BigDecimal earlier = found.computeIfAbsent(
                        new Cell(market, group.category()), cell -> new Tiers(place, new TreeMap<>()))
                .prices()
                .putIfAbsent(Math.max(1, from), price);
        if (earlier != null) {
            draft.wrong(place, "is where an earlier tier begins, too");
        }
    }

    private static void add(Cell cell, Tiers tiers, CardDraft draft) {
        if (tiers.prices().firstKey() > 1) {
            draft.wrong(tiers.place(), "must begin with 0 in the first tier of " + cell.market());
            return;
        }
        List<RateTier> later = new ArrayList<>();
        tiers.prices().tailMap(1L, false).forEach((from, price) -> later.add(new RateTier(from, price)));
        draft.rate(
                tiers.place(),
                cell.market(),
                cell.category(),
                new Rate(tiers.prices().firstEntry().getValue(), later));
    }

    /** Above each column From stands what it counts, and above that the category. */
    private static List<TierGroup> groups(ListTable table) {
        List<TierGroup> groups = new ArrayList<>();
        for (int from = table.column(0, "from"); from >= 0; from = table.column(from + 1, "from")) {
            int column = from;
            int rate = table.column(from, "rate");
            List<String> above = table.preamble().stream()
                    .map(row -> row.cell(column))
                    .filter(cell -> !cell.isEmpty() && !cell.equalsIgnoreCase("Messages per month"))
                    .toList();
            if (rate > from && !above.isEmpty()) {
                groups.add(new TierGroup(from, rate, above.getLast()));
            }
        }
        return groups;
    }
}
